package ktrdr.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;

/** One session for races: how far it has come, and what can be done to it. */
final class Racing {
  static final Caller USER = new Caller("local", "a test");
  private static final Assignment ASSIGNMENT =
      new Assignment(
          Assignment.Models.BUILTIN,
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);
  private static final SetClock clock = new SetClock();

  private final Races races;
  private final ServerTransactions transactions;
  private final Session session;

  Racing(Races races) {
    this(races, Integer.MAX_VALUE, false);
  }

  /** With so many slots; it may wait for one. */
  Racing(Races races, int slots, boolean queue) {
    this.races = races;
    transactions = transactions(races, slots, "this");
    session =
        races.database.in(() -> transactions.opens().open(start(queue, null), USER)).session();
  }

  static ServerTransactions transactions(Races races, int slots, String server) {
    return ServerTransactions.on(races.database, clock, slots, server);
  }

  static ServerTransactions transactions(ServerTransactions.Stores stores, String server) {
    return ServerTransactions.on(stores, clock, 1, server);
  }

  static Start start(boolean queue, Start.Key key) {
    var none = new Session.Design(Optional.empty(), Optional.empty());
    return new Start(ASSIGNMENT, none, queue, Optional.ofNullable(key));
  }

  ServerTransactions transactions() {
    return transactions;
  }

  OperationId root() {
    return session.operation().orElseThrow();
  }

  Operation now() {
    return races.tree(root()).get(0);
  }

  Operation child() {
    var tree = races.tree(root());
    return tree.get(tree.size() - 1);
  }

  Supplier<Optional<PhaseRun>> beginning(SessionPhase phase) {
    return () -> transactions.sessions().begin(session.id(), phase, session.id());
  }

  PhaseRun begun(SessionPhase phase) {
    return races.database.in(beginning(phase)).orElseThrow();
  }

  PhaseRun designed() {
    PhaseRun run = begun(SessionPhase.DESIGNING);
    races.database.in(finishing(run));
    return run;
  }

  Racing failed() {
    races.database.in(failing(begun(SessionPhase.DESIGNING)));
    return this;
  }

  Racing cancelled() {
    races.database.in(cancelling(root()));
    return this;
  }

  Racing paused() {
    PhaseRun run = begun(SessionPhase.DESIGNING);
    races.database.in(pausing());
    races.database.in(leaving(run));
    return this;
  }

  Supplier<?> finishing(PhaseRun run) {
    return () -> transactions.sessions().finish(run, PhaseResult.of(Map.of("done", true)));
  }

  Supplier<?> failing(PhaseRun run) {
    return does(() -> transactions.sessions().fail(run, "it broke"));
  }

  Supplier<?> leaving(PhaseRun run) {
    return does(() -> transactions.stops().left(root(), run.child().term()));
  }

  Supplier<?> cancelling(OperationId target) {
    return () -> transactions.cancels().cancel(target, notice());
  }

  static Notice notice() {
    Instant now = clock.instant();
    return new Notice(now, USER, "enough", now.plus(Duration.ofSeconds(10)));
  }

  Supplier<?> pausing() {
    Instant now = clock.instant();
    var stopRequest =
        new Operation.StopRequest(
            Operation.StopRequest.Kind.PAUSE, new Notice(now, USER, "lunch", now));
    return does(() -> transactions.stops().pause(root(), stopRequest));
  }

  Supplier<?> resuming() {
    return () -> transactions.retries().resume(root(), USER, "go on");
  }

  Supplier<?> retrying() {
    return () -> transactions.retries().retry(root(), Optional.empty(), USER, "again");
  }

  Supplier<?> unpausing() {
    return does(() -> transactions.opens().unpause(root(), USER, "go on"));
  }

  Supplier<?> dispatching() {
    return () -> transactions.opens().next();
  }

  Supplier<Optional<Operation>> recovering(String server, Operation seen) {
    ServerTransactions others = transactions(races, Integer.MAX_VALUE, server);
    return () -> others.takeovers().recover(seen, true);
  }

  private static Supplier<?> does(Runnable call) {
    return () -> {
      call.run();
      return true;
    };
  }
}
