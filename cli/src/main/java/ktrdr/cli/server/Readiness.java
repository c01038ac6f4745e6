package ktrdr.cli.server;

import java.net.URI;
import java.util.Optional;
import ktrdr.cli.client.Probe;

/** What answers at an address, told within a few seconds. */
public enum Readiness {
  /** A server that may be used. */
  READY,
  /** Nothing that may be used, or not yet. */
  NOT_READY,
  /** Something takes connections and does not even say that it lives. */
  FROZEN;

  private static final int OK = 200;

  /** How what is there stands. */
  public static Readiness of(URI uri) {
    Probe ready = Probe.of(uri.resolve("/health/ready"), Optional.empty());
    if (ready.kind() == Probe.Kind.SILENT) {
      return Probe.isSilent(uri) ? FROZEN : NOT_READY;
    }
    boolean up =
        ready.status() == OK && ready.body().text("status").filter("UP"::equals).isPresent();
    return up ? READY : NOT_READY;
  }

  /** The version of the ktrdr server there, if one answers. */
  public static Optional<String> version(URI uri) {
    return Probe.of(uri.resolve("/api/v1/health"), Optional.empty()).body().text("version");
  }
}
