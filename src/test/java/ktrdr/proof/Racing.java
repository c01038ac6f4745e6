package ktrdr.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ktrdr.fixture.Books;
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
          "builtin",
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);
  private static final SetClock clock = new SetClock();

  private final Races races;
  private final Books books;
  private final Session session;

  Racing(Races races) {
    this(races, Integer.MAX_VALUE, false);
  }

  /** With so many slots; it may wait for one. */
  Racing(Races races, int slots, boolean queue) {
    this.races = races;
    books = books(races, slots, "this");
    session = races.database.in(() -> books.opens().open(start(queue, null), USER)).session();
  }

  static Books books(Races races, int slots, String server) {
    return Books.on(races.database, clock, slots, server);
  }

  static Books books(Books.Stores stores, String server) {
    return Books.on(stores, clock, 1, server);
  }

  static Start start(boolean queue, Start.Key key) {
    var none = new Session.Design(Optional.empty(), Optional.empty());
    return new Start(ASSIGNMENT, none, queue, Optional.ofNullable(key));
  }

  Books books() {
    return books;
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
    return () -> books.sessions().begin(session.id(), phase, session.id());
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
    return () -> books.sessions().finish(run, PhaseResult.of(Map.of("done", true)));
  }

  Supplier<?> failing(PhaseRun run) {
    return does(() -> books.sessions().fail(run, "it broke"));
  }

  Supplier<?> leaving(PhaseRun run) {
    return does(() -> books.stops().left(root(), run.child().term()));
  }

  Supplier<?> cancelling(OperationId target) {
    return () -> books.cancels().cancel(target, notice());
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
    return does(() -> books.stops().pause(root(), stopRequest));
  }

  Supplier<?> resuming() {
    return () -> books.retries().resume(root(), USER, "go on");
  }

  Supplier<?> retrying() {
    return () -> books.retries().retry(root(), Optional.empty(), USER, "again");
  }

  Supplier<?> unpausing() {
    return does(() -> books.opens().unpause(root(), USER, "go on"));
  }

  Supplier<?> dispatching() {
    return () -> books.opens().next();
  }

  Supplier<Optional<Operation>> recovering(String server, Operation seen) {
    Books others = books(races, Integer.MAX_VALUE, server);
    return () -> others.handOvers().recover(seen, true);
  }

  private static Supplier<?> does(Runnable call) {
    return () -> {
      call.run();
      return true;
    };
  }
}
