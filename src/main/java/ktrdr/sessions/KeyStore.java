package ktrdr.sessions;

import java.util.Optional;

/** Which session an {@code Idempotency-Key} started. */
public interface KeyStore {

  /** What was started under a key. */
  record Started(String body, long session) {}

  Optional<Started> find(String key);

  void add(Start.Key key, long session);
}
