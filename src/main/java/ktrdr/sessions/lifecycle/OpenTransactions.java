package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.Ledger;
import ktrdr.operations.Caller;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent.Kind;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationTrees;
import ktrdr.operations.VersionChanged;
import ktrdr.operations.owners.ThisServer;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.ActiveSessionExists;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.admission.AgentPaused;
import ktrdr.sessions.admission.KeyUsedForOther;

/**
 * Gives sessions their slots: when they start, from the queue, and when they continue. Each call is
 * one transaction that locks the capacity first, so the limit can't be exceeded.
 */
@ApplicationScoped
@Transactional
public class OpenTransactions {
  private static final Caller QUEUE = Caller.server("queue");
  private static final String ASKED = "asked for at the trigger";

  private final SessionStore sessions;
  private final OperationStore store;
  private final OperationTrees trees;
  private final Children children;
  private final Admission admission;
  private final Ledger ledger;
  private final ThisServer me;
  private final InstantSource clock;

  @Inject
  public OpenTransactions(
      SessionStore sessions,
      OperationStore store,
      OperationTrees trees,
      Children children,
      Admission admission,
      Ledger ledger,
      ThisServer me,
      InstantSource clock) {
    this.sessions = sessions;
    this.store = store;
    this.trees = trees;
    this.children = children;
    this.admission = admission;
    this.ledger = ledger;
    this.me = me;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected OpenTransactions() {
    this(null, null, null, null, null, null, null, null);
  }

  /**
   * A session that was opened.
   *
   * @param again true if an earlier, identical request opened it; then nothing was done
   */
  public record Opened(Session session, boolean again) {}

  /**
   * Opens a session. With a free slot, its parent operation and first child are pending. At the
   * limit, if it may wait, only its parent is opened, in the queue.
   *
   * @throws ActiveSessionExists at the limit, if it may not wait
   * @throws AgentPaused while the agent is paused
   * @throws KeyUsedForOther if the key was sent with another body
   */
  public Opened open(Start start, Caller by) {
    long turn = admission.lock();
    Optional<Session> before =
        admission
            .startedBefore(start.key())
            .flatMap(root -> root.lineage().session())
            .flatMap(sessions::find);
    if (before.isPresent()) {
      return new Opened(before.get(), true);
    }
    boolean waits = admission.mustWait(start);
    Session session = add(start, waits);
    Operation.Ownership ownership =
        waits
            ? Operation.Ownership.NONE.queued(turn)
            : Operation.Ownership.NONE.takenBy(me.owner());
    Operation root = root(session, ownership, by);
    if (!waits) {
      children.open(root, session, session.standing().phase(), by);
    }
    admission.remember(start.key(), root.id());
    return new Opened(sessions.find(session.id()).orElseThrow(), false);
  }

  /**
   * Opens a session in the queue, whether a slot is free or not.
   *
   * @throws AgentPaused while the agent is paused
   */
  public Session enqueue(Start start, Caller by) {
    long turn = admission.lock();
    admission.requireAgent();
    Session session = add(start, true);
    root(session, Operation.Ownership.NONE.queued(turn), by);
    return sessions.find(session.id()).orElseThrow();
  }

  private Operation root(Session session, Operation.Ownership ownership, Caller by) {
    Operation root = children.openRoot(session, ownership, by);
    sessions.link(session.id(), root.id());
    session
        .assignment()
        .models()
        .budget()
        .ifPresent(
            usd ->
                ledger.cap(BudgetKey.session(root.id().value()), Optional.of(usd), by.by(), ASKED));
    return root;
  }

  private Session add(Start start, boolean waits) {
    Instant now = clock.instant();
    SessionPhase phase = waits ? SessionPhase.IDLE : start.first();
    var standing = new Session.Standing(phase, Optional.empty(), Optional.empty(), now, now);
    return sessions.add(start, standing);
  }

  /**
   * Gives a free slot to the next session in the queue.
   *
   * @return its root, now owned by this server; empty if nobody waits or no slot is free
   */
  public Optional<Operation> next() {
    admission.lock();
    return admission.next().flatMap(this::take);
  }

  private Optional<Operation> take(Operation waiting) {
    store.lock(waiting.id());
    Operation now = store.find(waiting.id()).orElseThrow();
    if (now.status().terminal() || now.state().ownership().turn().isEmpty()) {
      return Optional.empty(); // Cancelled between the read and the lock.
    }
    Optional<Operation> root =
        trees.take(waiting.id(), me.owner(), Kind.DISPATCHED, QUEUE, "a slot is free");
    root.ifPresent(this::begin);
    return root;
  }

  private void begin(Operation root) {
    Session session = sessions.find(root.lineage().session().orElseThrow()).orElseThrow();
    if (session.standing().phase() == SessionPhase.IDLE) {
      SessionPhase first = SessionPhase.begin(session);
      children.open(root, session, first, QUEUE);
      sessions.replace(session.with(session.standing().in(first, clock.instant())));
    }
  }

  /**
   * Puts a paused session back into the queue for a slot.
   *
   * @throws NotResumable if it is not paused, or no longer
   */
  public void unpause(OperationId root, Caller by, String reason) {
    unpause(root, by, reason, Expected.ANYTHING);
  }

  /**
   * Like {@link #unpause(OperationId, Caller, String)}, but only if the expected operation is still
   * as the caller saw it.
   *
   * @throws VersionChanged if it is not; then nothing is changed
   */
  public void unpause(OperationId root, Caller by, String reason, Expected expected) {
    long turn = admission.lock();
    store.lock(root);
    expected.require(store);
    Operation before = store.find(root).orElseThrow();
    Operation.Ownership ownership = before.state().ownership();
    boolean resumed = ownership.turn().isPresent() || ownership.owner().isPresent();
    if (before.status() != OperationStatus.PAUSED || resumed) {
      throw new NotResumable(before);
    }
    trees.queue(root, turn, by, reason);
  }
}
