package ktrdr.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import ktrdr.operations.Caller;

/** Who asks, and from where: the audit's two words. */
@RequestScoped
public class Asker {
  private static final int LONGEST = 200;

  @Inject private HttpServletRequest request;

  /** On the loopback interface nobody logs in: whoever asks is local. */
  Caller caller() {
    String by = Optional.ofNullable(request.getRemoteUser()).orElse("local");
    String program = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    String from = (request.getRemoteAddr() + " " + program).replaceAll("\\p{Cntrl}", "").strip();
    return new Caller(by, from.substring(0, Math.min(from.length(), LONGEST)));
  }
}
