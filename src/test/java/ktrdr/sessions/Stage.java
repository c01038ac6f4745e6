package ktrdr.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Books;
import ktrdr.fixture.Database;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;

/** Sessions on a real database, moved by hand; each call is a transaction of its own. */
final class Stage implements AutoCloseable {
  static final Assignment ASSIGNMENT =
      new Assignment(
          "builtin",
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  static final Caller LOCAL = new Caller("local", "a test");

  final Database database = new Database();
  final SetClock clock = new SetClock();
  final Books books = Books.on(database, clock);
  final SessionBook book = books.sessions();

  Session open() {
    return open(books, Start.now(ASSIGNMENT, Session.Design.NONE));
  }

  Session open(Books server, Start start) {
    return database.in(() -> server.opens().open(start, LOCAL)).session();
  }

  /** Another server on the same database. */
  Books server(String name, int slots) {
    return Books.on(database, clock, slots, name);
  }

  void endAll() {
    for (Operation root : database.in(() -> database.operations().activeRoots())) {
      database.run(() -> books.handOvers().interrupt(root.id(), "the next test begins"));
    }
  }

  PhaseRun begin(Session session, SessionPhase phase) {
    return tryBegin(session, phase).orElseThrow();
  }

  /** As the job execution whose number is that of the session. */
  Optional<PhaseRun> tryBegin(Session session, SessionPhase phase) {
    return database.in(() -> book.begin(session.id(), phase, session.id()));
  }

  /** Whether the result was taken. */
  boolean finish(PhaseRun run, PhaseResult result) {
    return database.in(() -> book.finish(run, result));
  }

  CancelAnswer cancel(Session session) {
    Instant now = clock.instant();
    var who =
        new Operation.Cancellation(now, LOCAL, "enough", now.plus(Duration.ofSeconds(10)), false);
    return database.in(() -> books.cancels().cancel(session.operation().orElseThrow(), who));
  }

  Session reread(Session session) {
    return database.in(() -> database.sessions().find(session.id())).orElseThrow();
  }

  Operation root(Session session) {
    OperationId id = session.operation().orElseThrow();
    return database.in(() -> database.operations().find(id)).orElseThrow();
  }

  List<String> statuses(Session session) {
    OperationId id = session.operation().orElseThrow();
    return database.in(() -> database.operations().tree(id)).stream()
        .map(o -> o.type().wire() + " " + o.status().wire())
        .toList();
  }

  List<OperationEvent> events(Session session) {
    OperationId id = session.operation().orElseThrow();
    return database.in(() -> database.operations().events(id, 0, 100));
  }

  @Override
  public void close() {
    database.close();
  }
}
