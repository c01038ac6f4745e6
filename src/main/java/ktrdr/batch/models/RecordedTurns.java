package ktrdr.batch.models;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.conversation.Turns;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.RecordedReply;
import ktrdr.agent.ledger.RecordedRequest;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.call.Attempt;
import ktrdr.agent.model.call.Rereader;
import ktrdr.agent.results.AssessmentResult.Fallback;
import ktrdr.batch.WorkMonitor;
import ktrdr.operations.Operation;
import ktrdr.sessions.ToolCall;

/**
 * The turns of an earlier conversation. Each request must be the one that was sent then; its
 * recorded reply is read again. Nothing is sent, reserved or booked.
 */
final class RecordedTurns implements Turns {
  private static final Jsonb JSON = JsonbBuilder.create();

  private final Operation operation;
  private final Source source;
  private final Rereader model;
  private final LedgerTurns.Books books;
  private final WorkMonitor monitor;

  /**
   * The conversation that was recorded.
   *
   * @param operation that it was led for
   * @param fallback why it came to nothing; empty if it did
   */
  record Source(Operation operation, Optional<Fallback> fallback) {}

  RecordedTurns(
      Operation operation,
      Source source,
      Rereader model,
      LedgerTurns.Books books,
      WorkMonitor monitor) {
    this.operation = operation;
    this.source = source;
    this.model = model;
    this.books = books;
    this.monitor = monitor;
  }

  @Override
  public Attempt ask(int turn, ModelRequest request) {
    monitor.stopIfCancelled();
    List<LedgerEntry> asked = entries(turn);
    Optional<LedgerEntry> answered = asked.stream().filter(e -> reply(e).isPresent()).findFirst();
    LedgerEntry entry =
        answered
            .or(() -> asked.stream().findFirst())
            .orElseThrow(() -> ended(turn, "the recorded conversation ended before it"));
    ModelRequest sent = LedgerTurns.asSent(request, entry);
    requireSame(turn, entry, model.prepare(sent).body());
    return reply(entry)
        .map(reply -> model.reread(sent, reply.body()))
        .orElseThrow(() -> ended(turn, "no reply to it was recorded"));
  }

  private List<LedgerEntry> entries(int turn) {
    return books.ledger().ofRoot(source.operation.lineage().root().value()).stream()
        .filter(entry -> entry.attempt().operation().equals(source.operation.id().value()))
        .filter(entry -> entry.attempt().turn() == turn)
        .toList();
  }

  private Optional<RecordedReply> reply(LedgerEntry entry) {
    return books.ledger().reply(entry.id()).filter(RecordedReply::whole);
  }

  private void requireSame(int turn, LedgerEntry entry, byte[] rebuilt) {
    RecordedRequest recorded =
        books
            .ledger()
            .request(entry.id())
            .orElseThrow(() -> new Diverged(turn, "its request was not recorded"));
    if (!recorded.sha256().equals(RecordedRequest.of(rebuilt).sha256())) {
      throw Diverged.between(turn, recorded.body(), rebuilt);
    }
  }

  /** An assessment whose conversation came to nothing does so again, for the same reason. */
  private RuntimeException ended(int turn, String difference) {
    return source
        .fallback
        .<RuntimeException>map(RecordedEnd::new)
        .orElseGet(() -> new Diverged(turn, difference));
  }

  /** What was done with the answer; it cost nothing. */
  @Override
  public void record(Use use) {
    ToolCall call =
        new ToolCall(
            books.clock().instant(),
            use.tool(),
            new ToolCall.Use(Optional.empty(), Optional.empty(), Optional.empty()),
            object(use.arguments()),
            object(use.result()),
            Optional.of(new ToolCall.Place(operation.id().value(), use.turn(), use.millis())));
    monitor.keep(() -> books.calls().add(call));
    monitor.say("turn " + use.turn() + " replayed, " + use.tool());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) {
    return JSON.fromJson(json, LinkedHashMap.class);
  }
}
