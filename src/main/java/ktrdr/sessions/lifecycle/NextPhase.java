package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import ktrdr.agent.results.GateResult;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.sessions.GateMode;
import ktrdr.sessions.Origin;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.memory.SessionMemory;
import ktrdr.sessions.results.GateCodec;
import ktrdr.sessions.trials.TrialRegistry;

/** Hands a session on from one phase to the next, in the caller's transaction. */
@ApplicationScoped
public class NextPhase {
  private final SessionStore sessions;
  private final Children children;
  private final SessionEnds ends;
  private final SessionMemory memory;
  private final TrialRegistry trials;
  private final GateMode gates;
  private final InstantSource clock;

  @Inject
  public NextPhase(
      SessionStore sessions,
      Children children,
      SessionEnds ends,
      SessionMemory memory,
      TrialRegistry trials,
      GateMode gates,
      InstantSource clock) {
    this.sessions = sessions;
    this.children = children;
    this.ends = ends;
    this.memory = memory;
    this.trials = trials;
    this.gates = gates;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected NextPhase() {
    this(null, null, null, null, null, null, null);
  }

  /**
   * Remembers what a phase found and registers what it tried, unless the session follows from an
   * earlier one that did.
   */
  void remember(Session session, Operation done, PhaseResult result) {
    if (!session.repeats()) {
      memory.note(session, done, result);
    }
    if (session.origin().isEmpty()) {
      result.tried().ifPresent(tried -> trials.register(done, tried));
    }
  }

  /** Whether a gate of this phase ends the session, so that no later phase runs. */
  boolean endsWith(Operation done) {
    return gates.ends() && GateCodec.read(done).filter(GateResult::stops).isPresent();
  }

  /** Whether a session with this outcome has failed because its gate is strict. */
  boolean isFailure(SessionOutcome outcome) {
    return gates == GateMode.STRICT && outcome != SessionOutcome.SUCCESS;
  }

  /** The operations whose gates decide: a fork takes them from the session that it goes on from. */
  List<Operation> judged(Session session, Operation root) {
    return session
        .origin()
        .flatMap(from -> from.as(Origin.Kind.FORK))
        .flatMap(sessions::find)
        .flatMap(Session::operation)
        .map(children::of)
        .orElseGet(() -> children.of(root.id()));
  }

  /** Opens a phase. */
  void open(Operation root, Session session, SessionPhase next, Caller by) {
    children.open(root, session, next, by);
    sessions.replace(session.with(session.standing().in(next, clock.instant())));
    ends.settleIdle(root.id());
  }
}
