package ktrdr.sessions;

import java.util.Optional;

/**
 * A request to start a session.
 *
 * @param design a given strategy, already validated; may be empty
 * @param queue whether to wait if no slot is free
 * @param key makes a request that is sent twice start only one session
 * @param origin the session that this one repeats or goes on from
 */
public record Start(
    Assignment assignment,
    Session.Design design,
    boolean queue,
    Optional<Key> key,
    Optional<Origin> origin) {

  /** A session of its own. */
  public Start(Assignment assignment, Session.Design design, boolean queue, Optional<Key> key) {
    this(assignment, design, queue, key, Optional.empty());
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
    return new Start(assignment, design, queue, key, origin);
  }

  /** The same, but with this key. */
  public Start withKey(Optional<Key> key) {
    return new Start(assignment, design, queue, key, origin);
  }

  /** The same, but it repeats that session or goes on from it. */
  public Start from(Origin earlier) {
    return new Start(assignment, design, queue, key, Optional.of(earlier));
  }

  /** The first working phase. */
  public SessionPhase first() {
    return origin.flatMap(Origin::beginsWith).orElseGet(() -> SessionPhase.first(design));
  }
}
