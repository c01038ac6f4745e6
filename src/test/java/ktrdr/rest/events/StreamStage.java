package ktrdr.rest.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ktrdr.fixture.Database;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.rest.events.client.ClientQueue;
import ktrdr.rest.events.client.Cursor;
import ktrdr.rest.operations.OperationViews;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;
import ktrdr.sessions.Usages;
import ktrdr.sessions.jobs.Queue;
import ktrdr.work.Progress;

/** Sessions on a real database and those who follow them; rounds and ticks come by hand. */
final class StreamStage implements AutoCloseable {
  static final int BEAT = 60;
  static final int MOST = 40;
  static final Caller LOCAL = new Caller("local", "a test");
  private static final Assignment ASSIGNMENT =
      new Assignment(
          Assignment.Models.BUILTIN,
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  final Database database = new Database();
  final SetClock clock = new SetClock();
  final ServerTransactions transactions = ServerTransactions.on(database, clock);
  final StreamText text =
      new StreamText(
          new OperationViews(
              database.operations(),
              database.sessions(),
              new Usages(database.ledger(), database.sessions()),
              new Queue(),
              database.sweeps(),
              clock),
          clock);
  final EventPump pump = new EventPump(database.operations(), text, BEAT, MOST);
  final StreamOpening opening = new StreamOpening(database.operations(), text, clock);
  private final OpeningQueue queue = new OpeningQueue(pump, opening::read, Runnable::run, () -> {});

  /** Nobody follows anything, nothing is active, and all that was is long ago. */
  void clear() {
    pump.closeAll();
    round();
    for (Operation root : database.in(() -> database.operations().activeRoots())) {
      database.run(() -> transactions.takeovers().interrupt(root, "the next test begins"));
    }
    clock.advance(Duration.ofHours(3));
  }

  /** A session that is open, its first child pending. */
  OperationId open() {
    Start start = Start.now(ASSIGNMENT, new Session.Design(Optional.empty(), Optional.empty()));
    return database
        .in(() -> transactions.opens().open(start, LOCAL))
        .session()
        .operation()
        .orElseThrow();
  }

  /** A session that completed. */
  OperationId completed() {
    OperationId root = open();
    for (SessionPhase phase : SessionPhase.working()) {
      finish(root, phase);
    }
    return root;
  }

  PhaseRun begin(OperationId root, SessionPhase phase) {
    long session = root(root).lineage().session().orElseThrow();
    return database.in(() -> transactions.sessions().begin(session, phase, session)).orElseThrow();
  }

  void finish(OperationId root, SessionPhase phase) {
    PhaseRun run = begin(root, phase);
    database.run(() -> transactions.sessions().finish(run, result(phase)));
  }

  private static PhaseResult result(SessionPhase phase) {
    return switch (phase) {
      case DESIGNING -> PhaseResult.designed(Map.of(), "a strategy", "name: a strategy");
      case ASSESSING -> PhaseResult.assessed(Map.of("verdict", "neutral"), "neutral");
      default -> PhaseResult.of(Map.of());
    };
  }

  void cancel(OperationId root) {
    Instant now = clock.instant();
    var who = new Notice(now, LOCAL, "enough", now.plus(Duration.ofSeconds(10)));
    database.run(() -> transactions.cancels().cancel(root, who));
  }

  void resume(OperationId root) {
    database.run(() -> transactions.retries().resume(root, LOCAL, "go on"));
  }

  void report(OperationId id, double fraction) {
    long term = find(id).term();
    Progress progress = new Progress(fraction, "working", 1, 2, Map.of());
    database.run(() -> database.operations().progress(id, term, progress));
  }

  Operation root(OperationId root) {
    return find(root);
  }

  private Operation find(OperationId id) {
    return database.in(() -> database.operations().find(id)).orElseThrow();
  }

  List<OperationEvent> log(OperationId root) {
    return database.in(() -> database.operations().events(root, 0, 10_000));
  }

  /** A client of one tree, of which it has the events up to one; none when it is new. */
  Listener follow(OperationId root, Long after) {
    return follow(root, after, new Listener());
  }

  Listener follow(OperationId root, Long after, Listener listener) {
    Operation top = root(root);
    return opened(listener, queue -> opening.one(top, Optional.ofNullable(after), queue));
  }

  /** A client of several trees, that says where it was; nothing when it is new. */
  Listener follow(List<OperationId> roots, String cursor) {
    List<Operation> tops = roots.stream().map(this::root).toList();
    Optional<Cursor> place = Optional.ofNullable(cursor).map(Cursor::parse);
    return opened(new Listener(), queue -> opening.several(tops, place, queue));
  }

  /** A client of all that is active. */
  Listener followActive(String cursor) {
    Optional<Cursor> place = Optional.ofNullable(cursor).map(Cursor::parse);
    return opened(new Listener(), queue -> opening.active(place, queue));
  }

  private Listener opened(Listener listener, Function<ClientQueue, Opening> stream) {
    ClientQueue client = new ClientQueue(listener, Runnable::run, () -> {});
    database.run(() -> queue.open(stream.apply(client)));
    round();
    return listener;
  }

  /** As after a commit of this server. */
  void told(OperationId root) {
    pump.touch(root);
    round();
  }

  void round() {
    database.run(pump::round);
  }

  void ticks(int count) {
    for (int i = 0; i < count; i++) {
      pump.tick();
      round();
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
