package ktrdr.sessions;

import java.util.Optional;

/**
 * What a trigger asks for.
 *
 * @param design a given strategy, already validated; or none
 * @param queue wait for a slot when there is none
 * @param key the same trigger sent twice starts one session
 */
public record Start(
    Assignment assignment, Session.Design design, boolean queue, Optional<Key> key) {

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
}
