package ktrdr.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Memory;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.fixture.Storage;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.sessions.lifecycle.CancelAnswer;
import ktrdr.sessions.lifecycle.SessionTransactions;

/** Sessions, moved by hand on any storage; each call is a transaction of its own. */
public class Scene implements AutoCloseable {
  public static final Assignment ASSIGNMENT =
      new Assignment(
          Assignment.Models.BUILTIN,
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  public static final Caller LOCAL = new Caller("local", "a test");

  public final SetClock clock = new SetClock();
  public final Storage storage;
  public final ServerTransactions here;
  public final SessionTransactions transactions;

  public Scene(Storage storage) {
    this.storage = storage;
    here = ServerTransactions.on(storage, clock);
    transactions = here.sessions();
  }

  /** Without a database: where it makes no difference, and a test shall be quick. */
  public static Scene inMemory() {
    return new Scene(new Memory());
  }

  public Session open() {
    return open(here, Start.now(ASSIGNMENT, Session.Design.NONE));
  }

  public Session open(ServerTransactions server, Start start) {
    return storage.in(() -> server.opens().open(start, LOCAL)).session();
  }

  /** Another server on the same storage. */
  public ServerTransactions server(String name, int slots) {
    return ServerTransactions.on(storage, clock, slots, name);
  }

  public void endAll() {
    for (Operation root : storage.in(() -> storage.operations().activeRoots())) {
      storage.run(() -> here.cancels().cancel(root.id(), notice()));
      storage.run(() -> here.cancels().settle(root.id(), true));
    }
  }

  public PhaseRun begin(Session session, SessionPhase phase) {
    return tryBegin(session, phase).orElseThrow();
  }

  /** As the job execution that was started for the present term. */
  public Optional<PhaseRun> tryBegin(Session session, SessionPhase phase) {
    long execution = 1000 * session.id() + root(session).term();
    return storage.in(() -> transactions.begin(session.id(), phase, execution));
  }

  /** Whether the result was taken. */
  public boolean finish(PhaseRun run, PhaseResult result) {
    return storage.in(() -> transactions.finish(run, result));
  }

  public CancelAnswer cancel(Session session) {
    var who = notice();
    return storage.in(() -> here.cancels().cancel(session.operation().orElseThrow(), who));
  }

  public Notice notice() {
    Instant now = clock.instant();
    return new Notice(now, LOCAL, "enough", now.plus(Duration.ofSeconds(10)));
  }

  public Session reread(Session session) {
    return storage.in(() -> storage.sessions().find(session.id())).orElseThrow();
  }

  public Operation root(Session session) {
    OperationId id = session.operation().orElseThrow();
    return storage.in(() -> storage.operations().find(id)).orElseThrow();
  }

  public List<String> statuses(Session session) {
    OperationId id = session.operation().orElseThrow();
    return storage.in(() -> storage.operations().tree(id)).stream()
        .map(o -> o.type().wire() + " " + o.status().wire())
        .toList();
  }

  public List<OperationEvent> events(Session session) {
    OperationId id = session.operation().orElseThrow();
    return storage.in(() -> storage.operations().events(id, 0, 100));
  }

  @Override
  public void close() {
    storage.close();
  }
}
