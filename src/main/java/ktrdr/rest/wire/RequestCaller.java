package ktrdr.rest.wire;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.util.Optional;
import ktrdr.operations.Caller;

/** Who asks, and from where: the audit's two words. */
@RequestScoped
public class RequestCaller {
  private static final System.Logger LOG = System.getLogger(RequestCaller.class.getName());
  private static final int LONGEST = 200;

  @Inject private HttpServletRequest request;

  /**
   * Writes down what was done to something that is no operation, and so has no events.
   *
   * @param what {@code schedule 3 removed}
   * @param reason may be empty
   */
  public void note(String what, String reason) {
    Caller who = caller();
    String why = reason.isEmpty() ? "" : ": " + reason.replaceAll("\\p{Cntrl}", " ");
    LOG.log(Level.INFO, "audit: {0} by {1} from {2}{3}", what, who.by(), who.from(), why);
  }

  /** On the loopback interface nobody logs in: whoever asks is local. */
  public Caller caller() {
    String by = Optional.ofNullable(request.getRemoteUser()).orElse("local");
    String program = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    String from = (request.getRemoteAddr() + " " + program).replaceAll("\\p{Cntrl}", "").strip();
    return new Caller(by, from.substring(0, Math.min(from.length(), LONGEST)));
  }
}
