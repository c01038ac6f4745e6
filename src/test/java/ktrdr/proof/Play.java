package ktrdr.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Backtested;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.fixture.Storage;
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
import ktrdr.sessions.admission.AgentSwitch;
import ktrdr.work.Progress;
import ktrdr.work.Refusal;

/** Calls of the transactions of two servers with two slots, on any storage. */
final class Play {
  private static final Caller USER = new Caller("local", "a test");
  private static final Assignment ASSIGNMENT =
      new Assignment(
          Assignment.Models.BUILTIN,
          "a brief",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  final Storage storage;
  final List<Session> sessions = new ArrayList<>();
  private final SetClock clock = new SetClock();
  private final List<ServerTransactions> servers;
  private final AgentSwitch agent;
  private final List<PhaseRun> runs = new ArrayList<>();
  private final List<Operation> sights = new ArrayList<>();

  Play(Storage storage) {
    this.storage = storage;
    servers =
        List.of(
            ServerTransactions.on(storage, clock, 2, "one"),
            ServerTransactions.on(storage, clock, 2, "two"));
    agent = new AgentSwitch(storage.stores().capacity());
  }

  /** Makes one call; what it answers, or why it was refused. */
  String make(Call call) {
    clock.advance(Duration.ofMillis(1001));
    try {
      return storage.in(() -> String.valueOf(answer(call)));
    } catch (Refusal refusal) {
      return refusal.getMessage();
    }
  }

  private Object answer(Call call) {
    return switch (call.verb()) {
      case OPEN -> open(call);
      case DISPATCH -> seen(transactions(call).opens().next());
      case SWITCH -> call.how() % 4 == 0 ? agent.pause(USER, "holiday") : agent.resume();
      case FINISH, FAIL, LEAVE, REPORT, MEASURE ->
          runs.isEmpty() ? "no worker" : work(call, newest(runs, call));
      case RECOVER, INTERRUPT, ORPHAN, STOPPED ->
          sights.isEmpty() ? "no sight" : takeover(call, newest(sights, call));
      default -> sessions.isEmpty() ? "none" : onSession(call, newest(sessions, call));
    };
  }

  private static <T> T newest(List<T> all, Call call) {
    return all.get(all.size() - 1 - call.which() % all.size());
  }

  private Object open(Call call) {
    var design = new Session.Design(Optional.of("x"), Optional.of("name: x"));
    var none = new Session.Design(Optional.empty(), Optional.empty());
    Optional<Start.Key> key =
        call.how() % 3 == 2
            ? Optional.of(new Start.Key("key " + call.which(), "body " + call.how()))
            : Optional.empty();
    var opened =
        transactions(call)
            .opens()
            .open(
                new Start(
                    ASSIGNMENT, call.how() % 5 == 4 ? design : none, call.how() % 2 == 1, key),
                USER);
    if (!opened.again()) {
      sessions.add(opened.session());
    }
    return opened.again();
  }

  private Object onSession(Call call, Session session) {
    OperationId root = session.operation().orElseThrow();
    ServerTransactions transactions = transactions(call);
    return switch (call.verb()) {
      case BEGIN -> begin(transactions, session, call.how());
      case CANCEL -> transactions.cancels().cancel(target(root, call.how()), notice()).effective();
      case SETTLE -> done(() -> transactions.cancels().settle(root, call.how() % 2 == 1));
      case CUT_OFF ->
          done(() -> transactions.stops().cutOff(root, term(root) - call.how() % 3 / 2));
      case PAUSE ->
          done(
              () ->
                  transactions.stops().pause(root, stopRequest(Operation.StopRequest.Kind.PAUSE)));
      case TIME_OUT ->
          transactions
              .stops()
              .timeOut(root, term(root), stopRequest(Operation.StopRequest.Kind.TIMEOUT));
      case RESUME -> transactions.retries().resume(root, USER, "go on").term();
      case RETRY -> transactions.retries().retry(root, from(call.how()), USER, "again").term();
      case UNPAUSE -> done(() -> transactions.opens().unpause(root, USER, "go on"));
      case SEE -> seen(storage.operations().find(root));
      case CLAIM -> storage.operations().claim(root, term(root), call.how());
      default -> throw new IllegalStateException(call.toString());
    };
  }

  private Object begin(ServerTransactions transactions, Session session, int execution) {
    SessionPhase phase = storage.sessions().find(session.id()).orElseThrow().standing().phase();
    Optional<PhaseRun> run = transactions.sessions().begin(session.id(), phase, execution);
    run.ifPresent(runs::add);
    return run.map(PhaseRun::phase);
  }

  private Object work(Call call, PhaseRun run) {
    Operation child = run.child();
    return switch (call.verb()) {
      case FINISH -> done(() -> transactions(call).sessions().finish(run, result(run, call.how())));
      case FAIL -> done(() -> transactions(call).sessions().fail(run, "it broke"));
      case LEAVE ->
          done(() -> transactions(call).stops().left(child.lineage().root(), child.term()));
      case REPORT -> done(() -> report(child, Progress.of(call.how(), 5, "step " + call.how())));
      case MEASURE ->
          done(
              () ->
                  storage
                      .operations()
                      .addMetrics(child.id(), child.term(), call.how(), Map.of("loss", "0.5")));
      default -> throw new IllegalStateException(call.toString());
    };
  }

  private void report(Operation child, Progress progress) {
    storage.operations().progress(child.id(), child.term(), progress);
    storage.operations().progress(child.lineage().root(), child.term(), progress.within(0, 0.5));
  }

  private static PhaseResult result(PhaseRun run, int how) {
    Map<String, Object> results =
        Map.of("gate", Map.of("passed", how % 2 == 0), "text", "a result");
    return switch (run.phase()) {
      case DESIGNING -> PhaseResult.designed(results, "mine", "name: mine");
      case ASSESSING -> PhaseResult.assessed(results, "promising");
      // Whoever finishes a backtest in a term a second time would leave a trial of its own, too.
      default -> PhaseResult.of(results).trying(Backtested.by(run.child(), "result " + how));
    };
  }

  private Object takeover(Call call, Operation sight) {
    var transactions = transactions(call).takeovers();
    return switch (call.verb()) {
      case RECOVER -> transactions.recover(sight, call.how() % 2 == 0).map(Operation::term);
      case INTERRUPT -> done(() -> transactions.interrupt(sight, "no thread"));
      case ORPHAN -> done(() -> transactions.orphan(sight, "no job"));
      default -> done(() -> transactions.stopped(sight, notice()));
    };
  }

  private Object seen(Optional<Operation> root) {
    root.ifPresent(sights::add);
    return root.map(Operation::status);
  }

  private static Object done(Runnable call) {
    call.run();
    return "done";
  }

  private ServerTransactions transactions(Call call) {
    return servers.get(call.how() % 2);
  }

  private OperationId target(OperationId root, int how) {
    List<Operation> tree = storage.operations().tree(root);
    return tree.get(how % tree.size()).id();
  }

  private long term(OperationId root) {
    return storage.operations().find(root).orElseThrow().term();
  }

  private static Optional<SessionPhase> from(int how) {
    return how == 0 ? Optional.empty() : Optional.of(SessionPhase.working()[how % 4]);
  }

  private Notice notice() {
    Instant now = clock.instant();
    return new Notice(now, USER, "enough", now.plusSeconds(10));
  }

  private Operation.StopRequest stopRequest(Operation.StopRequest.Kind kind) {
    Instant now = clock.instant();
    return new Operation.StopRequest(kind, new Notice(now, USER, "a halt", now.plusSeconds(10)));
  }
}
