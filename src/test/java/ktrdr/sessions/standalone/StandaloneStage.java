package ktrdr.sessions.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.backtest.Rules;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.fixture.Database;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Fold;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.lifecycle.CancelAnswer;
import ktrdr.strategy.Strategy.Account;
import ktrdr.work.Progress;

/** Stand-alone work on a real database, moved by hand; each call is a transaction of its own. */
public final class StandaloneStage implements AutoCloseable {
  public static final BacktestPlan PLAN =
      new BacktestPlan(
          new BacktestPlan.Policy(new SmaCross(10, 20)),
          new Assignment.Market("SPX", "1d"),
          new BacktestPlan.Period(Optional.empty(), Optional.empty()),
          new Account(100_000, 0.001, 0, 1, true),
          Rules.PEER);
  static final Operation.Output RESULT = new Operation.Output(Map.of("sharpe", 0.5), List.of());
  static final long EXECUTION = 11;

  /** So many may be at work at once. */
  static final int MOST = 40;

  public final Database database = new Database();
  final SetClock clock = new SetClock();
  final ServerTransactions here = ServerTransactions.on(database.stores(), clock, 1, MOST, "this");
  public final StandaloneTransactions transactions = here.solos();

  Operation open() {
    return open(PLAN, Optional.empty()).operation();
  }

  StandaloneTransactions.Opened open(Plan plan, Optional<Start.Key> key) {
    return database.in(() -> transactions.open(plan, key, Stage.LOCAL));
  }

  /** Open and begun. */
  Operation running() {
    return begin(open()).orElseThrow();
  }

  Optional<Operation> begin(Operation operation) {
    return begin(here, operation, EXECUTION);
  }

  Optional<Operation> begin(ServerTransactions server, Operation operation, long execution) {
    return database.in(() -> server.solos().begin(operation.id(), execution));
  }

  void finish(Operation begun) {
    database.run(() -> transactions.finish(begun, RESULT));
  }

  void fail(Operation begun, String sentence) {
    database.run(() -> transactions.fail(begun, sentence));
  }

  CancelAnswer cancel(Operation operation) {
    Instant now = clock.instant();
    var who = new Notice(now, Stage.LOCAL, "enough", now.plus(Duration.ofSeconds(10)));
    return database.in(() -> here.cancels().cancel(operation.id(), who));
  }

  /** Open, begun, cancelled, and left by its worker. */
  public Operation cancelled() {
    Operation begun = running();
    cancel(begun);
    left(begun);
    return reread(begun);
  }

  Operation paused() {
    Operation begun = running();
    database.run(
        () -> here.stops().pause(begun.id(), stopRequest(Operation.StopRequest.Kind.PAUSE)));
    left(begun);
    return reread(begun);
  }

  public Operation.StopRequest stopRequest(Operation.StopRequest.Kind kind) {
    Instant now = clock.instant();
    return new Operation.StopRequest(
        kind, new Notice(now, Stage.LOCAL, "because", now.plusSeconds(10)));
  }

  void left(Operation begun) {
    database.run(() -> here.stops().left(begun.id(), begun.term()));
  }

  Operation resume(Operation operation) {
    return database.in(() -> transactions.resume(operation.id(), Stage.LOCAL, "again"));
  }

  Operation retry(Operation operation) {
    return database.in(() -> transactions.retry(operation.id(), Stage.LOCAL, "again"));
  }

  void progress(Operation begun, double fraction) {
    Progress progress = new Progress(fraction, "", 0, 0, Map.of());
    database.run(() -> database.operations().progress(begun.id(), begun.term(), progress));
  }

  public Operation reread(Operation operation) {
    return find(operation.id());
  }

  Operation find(OperationId id) {
    return database.in(() -> database.operations().find(id)).orElseThrow();
  }

  String status(Operation operation) {
    return reread(operation).status().wire();
  }

  List<OperationEvent> events(Operation operation) {
    return database.in(() -> database.operations().events(operation.id(), 0, 100));
  }

  /** The operation, rebuilt of its events alone. */
  Operation folded(Operation operation) {
    return Fold.of(events(operation)).get(0);
  }

  @Override
  public void close() {
    database.close();
  }
}
