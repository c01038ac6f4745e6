package ktrdr.cli.doctor;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Probe;

/**
 * One request to a server that may be anything, also one that never answers to the end.
 *
 * @param status the HTTP status
 * @param body empty when it is no JSON object
 * @param server the server's time, when it said it
 * @param here our time when it answered
 */
record Visit(int status, Fields body, Optional<Instant> server, Instant here) {
  /** What answers there within three seconds. */
  static Optional<Visit> to(URI uri, Optional<String> token) {
    Probe probe = Probe.of(uri, token);
    if (probe.kind() != Probe.Kind.ANSWERED) {
      return Optional.empty();
    }
    Instant here = Clock.systemUTC().instant();
    Optional<Instant> server =
        probe.date() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(probe.date()));
    return Optional.of(new Visit(probe.status(), probe.body(), server, here));
  }
}
