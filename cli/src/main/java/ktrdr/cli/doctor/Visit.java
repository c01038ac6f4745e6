package ktrdr.cli.doctor;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.http.Probe;

/**
 * One request to an address where anything may answer, even something that never finishes its
 * answer.
 *
 * @param status the HTTP status
 * @param body empty if it is not a JSON object
 * @param server the server's time, if it sent one
 * @param here this machine's time of the answer
 */
record Visit(int status, Fields body, Optional<Instant> server, Instant here) {
  /** Sends a request and waits at most three seconds for an answer. */
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
