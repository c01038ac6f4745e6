package ktrdr.batch.models;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.conversation.Turns;
import ktrdr.agent.ledger.CallSettled;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.ledger.RecordedReply;
import ktrdr.agent.ledger.RecordedRequest;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.call.Attempt;
import ktrdr.agent.model.call.Attempts;
import ktrdr.agent.model.call.LanguageModels.Callable;
import ktrdr.agent.prices.PlannedCall;
import ktrdr.batch.WorkMonitor;
import ktrdr.operations.Operation;
import ktrdr.sessions.ToolCall;

/**
 * The turns of one operation's conversation. Each attempt is reserved in the ledger before it is
 * sent. Its reply is stored before anybody reads it, so that it is never bought again.
 */
final class LedgerTurns implements Turns {
  private static final Jsonb JSON = JsonbBuilder.create();

  private final Operation operation;
  private final String phase;
  private final Callable model;
  private final Books books;
  private final WorkMonitor monitor;
  private boolean tookOver;

  /** The last turn whose tokens stand in a tool call. */
  private int counted;

  /**
   * Where calls are booked, and by which clock.
   *
   * @param settled hears of each attempt that has ended
   */
  record Books(
      Ledger ledger, ToolCalls calls, Consumer<CallSettled> settled, InstantSource clock) {}

  /** Where tool calls are stored. */
  interface ToolCalls {
    void add(ToolCall call);
  }

  LedgerTurns(Operation operation, String phase, Callable model, Books books, WorkMonitor monitor) {
    this.operation = operation;
    this.phase = phase;
    this.model = model;
    this.books = books;
    this.monitor = monitor;
  }

  /**
   * Counts the calls that an earlier server left open as what they hold.
   *
   * @throws CallInterrupted if there was one
   */
  private void takeOver() {
    String root = operation.lineage().root().value();
    List<LedgerEntry> open =
        books.ledger().ofRoot(root).stream()
            .filter(entry -> entry.attempt().operation().equals(operation.id().value()))
            .filter(entry -> entry.standing().state() == LedgerState.RESERVED)
            .filter(entry -> books.ledger().reply(entry.id()).isEmpty())
            .filter(entry -> entry.attempt().term() < operation.term())
            .toList();
    monitor.keep(
        () -> books.ledger().holdOpen(root, operation.term(), "its server died during the call"));
    if (!open.isEmpty()) {
      throw new CallInterrupted(open.get(open.size() - 1));
    }
  }

  @Override
  public Attempt ask(int turn, ModelRequest request) {
    if (!tookOver) {
      takeOver();
      tookOver = true;
    }
    List<LedgerEntry> before = entries(turn);
    Optional<Attempt> recorded =
        before.stream().flatMap(e -> reread(e, request).stream()).findFirst();
    return recorded.orElseGet(
        () -> model.at().ask(affordable(request), new Booking(turn, last(before)), monitor));
  }

  /** With fewer output tokens, if the budgets can't pay for all of them. */
  private ModelRequest affordable(ModelRequest request) {
    PlannedCall wanted = planned(model.at().prepare(request));
    String root = operation.lineage().root().value();
    PlannedCall paid = books.ledger().affordable(root, wanted, model.leastOutput());
    return request.withMaxTokens(paid.maxOutput());
  }

  private static PlannedCall planned(SentRequest sent) {
    ModelRequest request = sent.request();
    return new PlannedCall(
        request.model().id(),
        sent.body().length,
        OptionalLong.empty(),
        request.maxTokens(),
        request.lifetimes(),
        ServiceTerms.STANDARD);
  }

  private Optional<Attempt> reread(LedgerEntry entry, ModelRequest request) {
    Optional<Attempt> attempt =
        books
            .ledger()
            .reply(entry.id())
            .filter(RecordedReply::whole)
            .map(reply -> model.at().reread(asSent(request, entry), reply.body()))
            .filter(Attempt::isComplete);
    // Its server may have died between the reply and the bill.
    attempt.ifPresent(whole -> book(entry, whole));
    return attempt;
  }

  /** As it was sent: with as many output tokens as the budgets could pay for then. */
  static ModelRequest asSent(ModelRequest request, LedgerEntry entry) {
    return request.withMaxTokens(entry.reservation().output());
  }

  private List<LedgerEntry> entries(int turn) {
    return books.ledger().ofRoot(operation.lineage().root().value()).stream()
        .filter(entry -> entry.attempt().operation().equals(operation.id().value()))
        .filter(entry -> entry.attempt().turn() == turn)
        .toList();
  }

  private static int last(List<LedgerEntry> entries) {
    return entries.stream().mapToInt(entry -> entry.attempt().number()).max().orElse(0);
  }

  @Override
  public void record(Use use) {
    List<LedgerEntry> paid = entries(use.turn());
    TokenCounts tokens =
        paid.stream().map(e -> e.standing().tokens()).reduce(TokenCounts.NONE, TokenCounts::plus);
    boolean priced = paid.stream().allMatch(entry -> entry.standing().cost().isPresent());
    BigDecimal cost =
        paid.stream()
            .flatMap(entry -> entry.standing().cost().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    // Several things may be done with one turn; it is paid for once.
    var unused = new ToolCall.Use(Optional.empty(), Optional.empty(), Optional.empty());
    var used =
        new ToolCall.Use(
            Optional.of(tokens.input()),
            Optional.of(tokens.output()),
            Optional.of(cost).filter(known -> priced));
    ToolCall call =
        new ToolCall(
            books.clock().instant(),
            use.tool(),
            use.turn() > counted ? used : unused,
            object(use.arguments()),
            object(use.result()),
            Optional.of(new ToolCall.Place(operation.id().value(), use.turn(), use.millis())));
    counted = Math.max(counted, use.turn());
    monitor.keep(() -> books.calls().add(call));
    monitor.say(
        "turn " + use.turn() + ", " + use.tool() + ": " + (call.success() ? "ok" : "failed"));
  }

  private void book(LedgerEntry entry, Attempt attempt) {
    CallBill bill = CallBill.of(attempt, entry.asked().model());
    monitor.keep(() -> bill.book(books.ledger(), entry.id()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) {
    return JSON.fromJson(json, LinkedHashMap.class);
  }

  /** Reserves each attempt of a turn, and books it when it has ended. */
  private final class Booking implements Attempts {
    private final int turn;
    private final int earlier;
    private LedgerEntry entry;
    private long began;

    /**
     * Books the attempts of a turn.
     *
     * @param earlier number of the last attempt before the work was interrupted; 0 for none
     */
    Booking(int turn, int earlier) {
      this.turn = turn;
      this.earlier = earlier;
    }

    @Override
    public void before(int number, SentRequest sent) {
      var attempt =
          new ktrdr.agent.ledger.Attempt(
              operation.id().value(),
              operation.lineage().root().value(),
              phase,
              turn,
              earlier + number,
              operation.term());
      PlannedCall call = planned(sent);
      RecordedRequest request = RecordedRequest.of(sent.body());
      began = System.nanoTime();
      // A repeated write finds the reservation whose answer was lost.
      monitor.keep(
          () -> entry = find(attempt).orElseGet(() -> books.ledger().reserve(attempt, call)));
      monitor.keep(() -> books.ledger().keep(entry.id(), request));
    }

    private Optional<LedgerEntry> find(ktrdr.agent.ledger.Attempt attempt) {
      return entries(turn).stream().filter(e -> e.attempt().equals(attempt)).findFirst();
    }

    @Override
    public void after(Attempt attempt) {
      if (attempt.isComplete()) {
        RecordedReply reply = RecordedReply.of(attempt.received().raw());
        Optional<String> id = attempt.received().requestId();
        monitor.keep(() -> books.ledger().keep(entry.id(), reply, id));
      }
      book(entry, attempt);
      LedgerEntry after = books.ledger().find(entry.id());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      books.settled().accept(new CallSettled(after, model.row().provider().wire(), took));
    }
  }
}
