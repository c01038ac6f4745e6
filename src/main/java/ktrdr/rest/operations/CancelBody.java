package ktrdr.rest.operations;

import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import ktrdr.operations.Caller;
import ktrdr.rest.wire.Body;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.commands.CancelRequest;

/** Reads a cancel request: the body {@code {reason?, force?}} and {@code ?wait}. */
public final class CancelBody {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private CancelBody() {}

  /** Reads a cancel request; waits 2 s unless {@code ?wait} says otherwise, at most 30 s. */
  public static CancelRequest read(UriInfo uri, String text, Caller by) {
    Duration wait = Query.of(uri).duration("wait", WAIT, LONGEST_WAIT);
    Body body = Body.read(text);
    String reason = body.reason("cancelled by user");
    boolean force = body.flag("force");
    body.done();
    return new CancelRequest(by, reason, force, wait);
  }
}
