package ktrdr.cli.server;

import java.net.URI;
import java.util.Optional;
import ktrdr.cli.client.http.Probe;

/** Whether a usable server answers at an address; known within a few seconds. */
public enum Readiness {
  /** A usable server. */
  READY,
  /** No usable server, or not yet. */
  NOT_READY,
  /** Accepts connections but does not answer even a liveness check. */
  FROZEN;

  private static final int OK = 200;

  /** Checks what is at an address. */
  public static Readiness of(URI uri) {
    Probe ready = Probe.of(uri.resolve("/health/ready"), Optional.empty());
    if (ready.kind() == Probe.Kind.SILENT) {
      return Probe.isSilent(uri) ? FROZEN : NOT_READY;
    }
    boolean up =
        ready.status() == OK && ready.body().text("status").filter("UP"::equals).isPresent();
    return up ? READY : NOT_READY;
  }

  /** Version of the ktrdr server at an address, if one answers. */
  public static Optional<String> version(URI uri) {
    return Probe.of(uri.resolve("/api/v1/health"), Optional.empty()).body().text("version");
  }
}
