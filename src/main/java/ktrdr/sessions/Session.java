package ktrdr.sessions;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.OperationId;

/**
 * One research run, as of when it was read. It is the blackboard of its phases: finished work is
 * recorded here and in the results of its operations.
 *
 * @param operation its parent operation; empty for sessions of the first ktrdr
 * @param links what else it belongs to
 */
public record Session(
    long id,
    Optional<OperationId> operation,
    Assignment assignment,
    Standing standing,
    Design design,
    Verdict verdict,
    Links links) {

  /**
   * The state of a session.
   *
   * @param outcome present exactly if the phase is complete
   * @param endedIn the phase in which it ended
   */
  public record Standing(
      SessionPhase phase,
      Optional<SessionOutcome> outcome,
      Optional<SessionPhase> endedIn,
      Instant created,
      Instant updated) {

    public Standing in(SessionPhase next, Instant now) {
      return new Standing(next, Optional.empty(), Optional.empty(), created, now);
    }

    Standing ended(SessionOutcome how, Instant now) {
      return new Standing(
          SessionPhase.COMPLETE, Optional.of(how), Optional.of(phase), created, now);
    }
  }

  /** The strategy under research; both empty until designed. */
  public record Design(Optional<String> name, Optional<String> document) {
    public static final Design NONE = new Design(Optional.empty(), Optional.empty());
  }

  /**
   * What the assessment found; empty until assessed.
   *
   * @param metrics the JSON object of its result, as it is stored
   */
  public record Verdict(Optional<String> text, Map<String, Object> metrics) {
    public static final Verdict NONE = new Verdict(Optional.empty(), Map.of());
  }

  /** The session that this one repeats or goes on from. */
  public Optional<Origin> origin() {
    return links.origin();
  }

  public boolean ended() {
    return standing.phase() == SessionPhase.COMPLETE;
  }

  /** Whether it repeats another session: then it is no trial, and nothing of it is remembered. */
  public boolean repeats() {
    return origin().filter(from -> from.kind().repeats()).isPresent();
  }

  /** The seed of all randomness of this session. */
  public long seed() {
    return assignment.seed().orElse(id);
  }

  /** Returns this session, ended in its current phase. */
  public Session ended(SessionOutcome outcome, Instant now) {
    return with(standing.ended(outcome, now));
  }

  public Session with(Standing next) {
    return new Session(id, operation, assignment, next, design, verdict, links);
  }

  public Session with(Design next) {
    return new Session(id, operation, assignment, standing, next, verdict, links);
  }

  public Session with(Verdict next) {
    return new Session(id, operation, assignment, standing, design, next, links);
  }
}
