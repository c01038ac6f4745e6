package ktrdr.rest.wire;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;
import ktrdr.operations.Caller;

/** The caller of a request and where it comes from, for the audit. */
@RequestScoped
public class RequestCaller {
  private static final System.Logger LOG = System.getLogger(RequestCaller.class.getName());
  private static final int LONGEST = 200;

  @Inject private HttpServletRequest request;

  /**
   * Writes an audit line for something that is not an operation and so has no events.
   *
   * @param what {@code schedule 3 removed}
   * @param reason may be empty
   */
  public void note(String what, String reason) {
    Caller who = caller();
    String why = reason.isEmpty() ? "" : ": " + reason.replaceAll("\\p{Cntrl}", " ");
    LOG.log(Level.INFO, "audit: {0} by {1} from {2}{3}", what, who.by(), who.from(), why);
  }

  /** There is no login on the loopback interface: every caller there is local. */
  public Caller caller() {
    String by = Optional.ofNullable(request.getRemoteUser()).orElse("local");
    String program = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    String from = (request.getRemoteAddr() + " " + program).replaceAll("\\p{Cntrl}", "").strip();
    return new Caller(by, from.substring(0, Math.min(from.length(), LONGEST)));
  }
}
