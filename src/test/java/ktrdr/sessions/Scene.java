package ktrdr.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Books;
import ktrdr.fixture.Memory;
import ktrdr.fixture.SetClock;
import ktrdr.fixture.Storage;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;

/** Sessions, moved by hand on any storage; each call is a transaction of its own. */
class Scene implements AutoCloseable {
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

  final SetClock clock = new SetClock();
  final Storage storage;
  final Books books;
  final SessionBook book;

  Scene(Storage storage) {
    this.storage = storage;
    books = Books.on(storage, clock);
    book = books.sessions();
  }

  /** Without a database: where it makes no difference, and a test shall be quick. */
  static Scene inMemory() {
    return new Scene(new Memory());
  }

  Session open() {
    return open(books, Start.now(ASSIGNMENT, Session.Design.NONE));
  }

  Session open(Books server, Start start) {
    return storage.in(() -> server.opens().open(start, LOCAL)).session();
  }

  /** Another server on the same storage. */
  Books server(String name, int slots) {
    return Books.on(storage, clock, slots, name);
  }

  void endAll() {
    for (Operation root : storage.in(() -> storage.operations().activeRoots())) {
      storage.run(() -> books.cancels().cancel(root.id(), cancellation()));
      storage.run(() -> books.cancels().settle(root.id(), true));
    }
  }

  PhaseRun begin(Session session, SessionPhase phase) {
    return tryBegin(session, phase).orElseThrow();
  }

  /** As the job execution that was started for the present epoch. */
  Optional<PhaseRun> tryBegin(Session session, SessionPhase phase) {
    long execution = 1000 * session.id() + root(session).epoch();
    return storage.in(() -> book.begin(session.id(), phase, execution));
  }

  /** Whether the result was taken. */
  boolean finish(PhaseRun run, PhaseResult result) {
    return storage.in(() -> book.finish(run, result));
  }

  CancelAnswer cancel(Session session) {
    var who = cancellation();
    return storage.in(() -> books.cancels().cancel(session.operation().orElseThrow(), who));
  }

  Operation.Cancellation cancellation() {
    Instant now = clock.instant();
    return new Operation.Cancellation(
        now, LOCAL, "enough", now.plus(Duration.ofSeconds(10)), false);
  }

  Session reread(Session session) {
    return storage.in(() -> storage.sessions().find(session.id())).orElseThrow();
  }

  Operation root(Session session) {
    OperationId id = session.operation().orElseThrow();
    return storage.in(() -> storage.operations().find(id)).orElseThrow();
  }

  List<String> statuses(Session session) {
    OperationId id = session.operation().orElseThrow();
    return storage.in(() -> storage.operations().tree(id)).stream()
        .map(o -> o.type().wire() + " " + o.status().wire())
        .toList();
  }

  List<OperationEvent> events(Session session) {
    OperationId id = session.operation().orElseThrow();
    return storage.in(() -> storage.operations().events(id, 0, 100));
  }

  @Override
  public void close() {
    storage.close();
  }
}
