package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.Operations;

/**
 * Where a session moves on: its phase, its outcome and its operations change in the same
 * transaction, so they can never disagree. Each call is one transaction that first locks the tree.
 * {@link CancelBook} is where it is stopped.
 */
@ApplicationScoped
@Transactional
public class SessionBook {
  private static final String ACTOR = "session";

  private final SessionStore sessions;
  private final OperationStore store;
  private final Operations operations;
  private final CancelBook cancels;
  private final InstantSource clock;

  @Inject
  public SessionBook(
      SessionStore sessions,
      OperationStore store,
      Operations operations,
      CancelBook cancels,
      InstantSource clock) {
    this.sessions = sessions;
    this.store = store;
    this.operations = operations;
    this.cancels = cancels;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected SessionBook() {
    this(null, null, null, null, null);
  }

  /**
   * Opens a session with its parent operation and its first child, all pending.
   *
   * @param design the given strategy, with which the session begins at training; or none
   * @throws ActiveSessionExists when {@code limit} sessions are active
   */
  public Session open(Assignment assignment, Session.Design design, int limit, String by) {
    sessions.lockCapacity();
    List<Long> active = activeSessions();
    if (active.size() >= limit) {
      throw new ActiveSessionExists(active, limit);
    }
    SessionPhase first =
        design.document().isPresent() ? SessionPhase.TRAINING : SessionPhase.DESIGNING;
    var now = clock.instant();
    var standing = new Session.Standing(first, Optional.empty(), Optional.empty(), now, now);
    Session session = sessions.add(assignment, standing, design);
    Operation root =
        operations.open(
            OperationType.AGENT_SESSION,
            Optional.empty(),
            Optional.of(session.id()),
            1,
            subject("Research session " + session.id(), session),
            by);
    sessions.link(session.id(), root.id());
    openChild(root, session, first);
    return sessions.find(session.id()).orElseThrow();
  }

  /**
   * Begins a phase, unless it is done, ended or somebody else's.
   *
   * @return the phase to work on, or empty when there is nothing to do
   */
  public Optional<PhaseRun> begin(long id, SessionPhase phase) {
    Session session = locked(id);
    if (session.standing().phase() != phase) {
      return Optional.empty();
    }
    List<Operation> tree = tree(session);
    Optional<Operation> child =
        tree.stream()
            .filter(o -> Optional.of(o.type()).equals(phase.work()))
            .filter(o -> o.status() == OperationStatus.PENDING)
            .findFirst();
    if (child.isPresent() && tree.get(0).status() == OperationStatus.PENDING) {
      operations.move(tree.get(0), OperationStatus.RUNNING, ACTOR, "first step began");
    }
    return child
        .flatMap(c -> operations.move(c, OperationStatus.RUNNING, ACTOR, "step began"))
        .map(c -> new PhaseRun(session, phase, c));
  }

  /** Takes a phase's result, and opens the next phase or ends the session. */
  public void finish(PhaseRun run, PhaseResult result) {
    Session session = locked(run.session().id());
    Operation child = store.find(run.child().id()).orElseThrow();
    Operation.Output output = new Operation.Output(result.results(), result.warnings());
    if (operations.complete(child, output, ACTOR).isEmpty()) {
      refuseLate(child);
      return;
    }
    Session known = result.design().map(session::with).orElse(session);
    known = result.verdict().map(known::with).orElse(known);
    Operation root = tree(known).get(0);
    store.progress(root.id(), run.phase().ofSession(child.progress().finished()));
    SessionPhase next = run.phase().next();
    if (next == SessionPhase.COMPLETE) {
      succeed(known, root);
    } else {
      openChild(root, known, next);
      sessions.replace(known.with(known.standing().in(next, clock.instant())));
    }
  }

  /** Fails a phase and with it the session, unless it was cancelled before. */
  public void fail(PhaseRun run, String sentence) {
    Session session = locked(run.session().id());
    Operation child = store.find(run.child().id()).orElseThrow();
    if (operations.fail(child, sentence, ACTOR).isEmpty()) {
      refuseLate(child);
      return;
    }
    end(session, SessionOutcome.failureOf(run.phase()), sentence, ACTOR);
  }

  /** Ends a session whose work is no longer there. */
  public void interrupt(OperationId root, String sentence) {
    cancels.settle(root, false);
    long id = store.find(root).orElseThrow().lineage().session().orElseThrow();
    Session session = locked(id);
    if (!session.ended()) {
      end(session, SessionOutcome.FAILED_INTERRUPTED, sentence, "recovery");
    }
  }

  private void refuseLate(Operation child) {
    operations.late(child, ACTOR, "the work ended after it was cancelled; not accepted");
    cancels.settle(child.lineage().root(), false);
  }

  private void succeed(Session session, Operation root) {
    SessionOutcome outcome = Gate.outcome(store.tree(root.id()));
    Map<String, Object> summary =
        Map.of(
            "verdict", session.verdict().metrics().getOrDefault("verdict", ""),
            "outcome", outcome.wire());
    operations.complete(root, new Operation.Output(summary, List.of()), ACTOR);
    sessions.replace(ended(session, outcome));
  }

  private void end(Session session, SessionOutcome outcome, String sentence, String actor) {
    List<Operation> tree = tree(session);
    for (int i = tree.size() - 1; i >= 0; i--) {
      if (tree.get(i).status().active()) {
        operations.fail(tree.get(i), sentence, actor);
      }
    }
    sessions.replace(ended(session, outcome));
  }

  private Session ended(Session session, SessionOutcome outcome) {
    return session.ended(outcome, clock.instant());
  }

  private void openChild(Operation root, Session session, SessionPhase phase) {
    String description = phase.title() + " of session " + session.id();
    operations.open(
        phase.work().orElseThrow(),
        Optional.of(root),
        Optional.of(session.id()),
        1,
        subject(description, session),
        ACTOR);
  }

  private static Operation.Subject subject(String description, Session session) {
    Assignment.Market market = session.assignment().market();
    return new Operation.Subject(
        description, market.symbol(), market.timeframe(), Map.of("seed", session.seed()));
  }

  private List<Long> activeSessions() {
    return store.activeRoots().stream().flatMap(r -> r.lineage().session().stream()).toList();
  }

  private List<Operation> tree(Session session) {
    return store.tree(session.operation().orElseThrow());
  }

  private Session locked(long id) {
    Session session = sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
    session.operation().ifPresent(store::lock);
    return sessions.find(id).orElseThrow();
  }
}
