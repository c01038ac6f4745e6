package ktrdr.sessions;

import java.util.Optional;

/**
 * A request to start a session.
 *
 * @param design a given strategy, already validated; may be empty
 * @param queue whether to wait if no slot is free
 * @param key makes a request that is sent twice start only one session
 * @param links what else it belongs to
 */
public record Start(
    Assignment assignment, Session.Design design, boolean queue, Optional<Key> key, Links links) {

  /** A session of its own. */
  public Start(Assignment assignment, Session.Design design, boolean queue, Optional<Key> key) {
    this(assignment, design, queue, key, Links.NONE);
  }

  /**
   * An {@code Idempotency-Key}.
   *
   * @param body SHA-256 of the request's body, in hex
   */
  public record Key(String value, String body) {}

  /** A session that starts now or not at all. */
  public static Start now(Assignment assignment, Session.Design design) {
    return new Start(assignment, design, false, Optional.empty());
  }

  /** The same, but with this answer to whether it waits if no slot is free. */
  public Start withQueue(boolean queue) {
    return new Start(assignment, design, queue, key, links);
  }

  /** The same, but with this key. */
  public Start withKey(Optional<Key> key) {
    return new Start(assignment, design, queue, key, links);
  }

  /** The same, but it repeats that session or goes on from it. */
  public Start from(Origin earlier) {
    return new Start(assignment, design, queue, key, Links.from(earlier));
  }

  /** The same, as a part of that comparison. */
  public Start in(InComparison comparison) {
    return new Start(assignment, design, queue, key, Links.in(comparison));
  }

  /** The same, as a run of that sweep. */
  public Start in(InSweep sweep) {
    return new Start(assignment, design, queue, key, Links.in(sweep));
  }

  /** The session that this one repeats or goes on from. */
  public Optional<Origin> origin() {
    return links.origin();
  }

  /** The first working phase. */
  public SessionPhase first() {
    return origin().flatMap(Origin::beginsWith).orElseGet(() -> SessionPhase.first(design));
  }
}
