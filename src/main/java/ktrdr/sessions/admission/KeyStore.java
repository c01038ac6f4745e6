package ktrdr.sessions.admission;

import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Start;

/** What an {@code Idempotency-Key} started: a session, or stand-alone work. */
public interface KeyStore {

  /**
   * What was started under a key.
   *
   * @param body SHA-256 of the request's body, in hex
   */
  record Started(String body, OperationId root) {}

  Optional<Started> find(String key);

  /** Keeps what a key started; what it started before is gone then. */
  void add(Start.Key key, OperationId root);
}
