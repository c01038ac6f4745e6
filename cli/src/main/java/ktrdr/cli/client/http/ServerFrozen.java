package ktrdr.cli.client.http;

import jakarta.ws.rs.ProcessingException;
import java.net.URI;

/** A server accepts connections but does not answer even a liveness check. */
public final class ServerFrozen extends ProcessingException {
  private static final long serialVersionUID = 1L;

  ServerFrozen(URI uri) {
    super(
        "The server at "
            + uri
            + " takes connections but does not answer, not even GET /health/live within "
            + Probe.LIMIT.toSeconds()
            + " s: it is frozen, or out of memory; see: ktrdr doctor; end it with: ktrdr server stop");
  }
}
