package ktrdr.sessions.admission;

import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Start;

/** What an {@code Idempotency-Key} started: a session, or stand-alone work. */
public interface KeyStore {

  /**
   * What a request with a key started.
   *
   * @param body SHA-256 of the request's body, in hex
   */
  record Started(String body, OperationId root) {}

  Optional<Started> find(String key);

  /** Stores what a key started, replacing any earlier entry. */
  void add(Start.Key key, OperationId root);
}
