package ktrdr.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.CallNotAllowed;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.ledger.RecordedReply;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.MemoryLedgerRows;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;

/**
 * What {@code LedgerTurns} does in an assessment of one turn, call by call of the ledger: it takes
 * over, reads again what was answered, reserves, records the reply, and books it or loses it.
 */
final class ModelCalls {
  /** Pays for two calls of 0.001 dollars. */
  static final BigDecimal CAP = new BigDecimal("0.002");

  private final Ground ground;

  ModelCalls(Ground ground) {
    this.ground = ground;
  }

  /** How far a call is. */
  enum Stage {
    TOOK_OVER,
    SENT,
    ANSWERED,
    DONE
  }

  /**
   * The call of one job.
   *
   * @param entry its row; 0 before it has one
   */
  record Call(Stage stage, long entry) {
    static final Call DONE = new Call(Stage.DONE, 0);
  }

  /**
   * What can come next in a call.
   *
   * @param isUnderWay whether a row waits for what becomes of it
   */
  record Step(Map<String, Consumer<World>> ways, boolean isUnderWay) {}

  void begin(World world) {
    world.keepLedger(ground.clock());
    BudgetKey session = BudgetKey.session(world.root().id().value());
    ground.ledger(world).cap(session, Optional.of(CAP), "tester", "a test");
  }

  /** The next step of a job's call; empty if it asks nobody, or has asked. */
  Optional<Step> next(World world, Job job, PhaseRun run) {
    if (world.ledger().isEmpty() || run.phase() != SessionPhase.ASSESSING) {
      return Optional.empty();
    }
    Optional<Call> call = Optional.ofNullable(world.calls.get(job.id()));
    if (call.isEmpty()) {
      return step(false, Map.of("takes over", w -> takeOver(w, job, run)));
    }
    long entry = call.get().entry();
    return switch (call.get().stage()) {
      case TOOK_OVER -> step(false, Map.of("asks", w -> ask(w, job, run)));
      case SENT ->
          step(
              true,
              Map.of(
                  "is answered", w -> answered(w, job, entry),
                  "loses the answer", w -> lose(w, job, entry)));
      case ANSWERED -> step(true, Map.of("books", w -> book(w, job, entry)));
      case DONE -> Optional.empty();
    };
  }

  private static Optional<Step> step(boolean underWay, Map<String, Consumer<World>> ways) {
    return Optional.of(new Step(ways, underWay));
  }

  /** If a call was open, nobody knows what it cost: the explanation is the built-in one. */
  private void takeOver(World w, Job job, PhaseRun run) {
    Ledger ledger = ground.ledger(w);
    boolean open =
        entries(ledger, run).stream()
            .filter(e -> e.standing().state() == LedgerState.RESERVED)
            .filter(e -> ledger.reply(e.id()).isEmpty())
            .anyMatch(e -> e.attempt().term() < run.child().term());
    ledger.holdOpen(root(run), run.child().term(), "its server died");
    w.calls.put(job.id(), open ? Call.DONE : new Call(Stage.TOOK_OVER, 0));
  }

  private void ask(World w, Job job, PhaseRun run) {
    Ledger ledger = ground.ledger(w);
    List<LedgerEntry> before = entries(ledger, run);
    Optional<LedgerEntry> answered =
        before.stream().filter(e -> ledger.reply(e.id()).isPresent()).findFirst();
    if (answered.isPresent()) {
      w.calls.put(job.id(), new Call(Stage.ANSWERED, answered.get().id()));
      return;
    }
    try {
      long entry = reserve(ledger, run, before.size() + 1);
      w.calls.put(job.id(), new Call(Stage.SENT, entry));
    } catch (CallNotAllowed | BudgetExhausted refused) {
      w.calls.put(job.id(), Call.DONE);
    }
  }

  private static long reserve(Ledger ledger, PhaseRun run, int number) {
    var attempt =
        new Attempt(
            run.child().id().value(), root(run), "assessment", 1, number, run.child().term());
    return ledger.reserve(attempt, LedgerStage.call(LedgerStage.MODEL, 490, 250)).id();
  }

  private void answered(World w, Job job, long entry) {
    RecordedReply reply = RecordedReply.of(new byte[] {1});
    ground.ledger(w).keep(entry, reply, Optional.empty());
    w.calls.put(job.id(), new Call(Stage.ANSWERED, entry));
  }

  private void book(World w, Job job, long entry) {
    ground.ledger(w).settle(entry, LedgerStage.bill(100, 50));
    w.calls.put(job.id(), Call.DONE);
  }

  private void lose(World w, Job job, long entry) {
    ground.ledger(w).estimate(entry, LedgerStage.bill(100, 10), "lost");
    w.calls.put(job.id(), Call.DONE);
  }

  /** Any server that lives counts the calls on which nothing works any more. */
  Stream<Move> abandoned(World world) {
    boolean any = world.ledger().isPresent() && !world.ledger().get().abandoned().isEmpty();
    return any
        ? Stream.of(
            Move.own("the abandoned calls are counted", w -> ground.ledger(w).holdAbandoned("")))
        : Stream.empty();
  }

  /** A worker that was cut off may not reserve. */
  void late(World world, PhaseRun run) {
    if (world.ledger().isEmpty()) {
      return;
    }
    Ledger ledger = ground.ledger(world);
    try {
      reserve(ledger, run, entries(ledger, run).size() + 1);
    } catch (CallNotAllowed right) {
      return;
    } catch (BudgetExhausted tooFar) {
      throw new Broken("P3: a late call was only refused by the budget");
    }
    throw new Broken("P3: a late call was reserved");
  }

  private static List<LedgerEntry> entries(Ledger ledger, PhaseRun run) {
    return ledger.ofRoot(root(run)).stream()
        .filter(e -> e.attempt().operation().equals(run.child().id().value()))
        .toList();
  }

  private static String root(PhaseRun run) {
    return run.child().lineage().root().value();
  }

  /** What of all this decides how it goes on. */
  static void write(World world, MemoryLedgerRows rows, StringBuilder text) {
    for (LedgerEntry entry : rows.ofRoot(world.root().id().value())) {
      Attempt attempt = entry.attempt();
      int place =
          world.children().stream().map(c -> c.id().value()).toList().indexOf(attempt.operation());
      text.append(place).append('.').append(attempt.number()).append('@').append(attempt.term());
      text.append(entry.standing().state()).append(rows.reply(entry.id()).isPresent());
    }
    for (Job job : world.jobs) {
      if (job.works()) {
        text.append('c').append(world.calls.get(job.id()));
      }
    }
  }
}
