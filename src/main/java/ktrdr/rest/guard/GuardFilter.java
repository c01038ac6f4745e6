package ktrdr.rest.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/** Guards one web application. */
final class GuardFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final boolean admins;

  /**
   * @param context the application's context path
   */
  GuardFilter(String context) {
    this.admins = context.startsWith("/adminCenter") || context.startsWith("/ibm/");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Refused> refused = Guard.refusal(request);
    if (refused.isPresent()) {
      refused.get().write(response, request.getRequestURI());
      return;
    }
    // The Admin Center shows its tools in frames of its own.
    chain.doFilter(request, new Framing(response, admins ? "'self'" : "'none'"));
    if (!admins) {
      forget(request.getSession(false));
    }
  }

  // There is no login, yet Liberty creates a session for each scrape of the metrics and keeps it.
  private static void forget(HttpSession session) {
    if (session != null && session.isNew()) {
      session.invalidate();
    }
  }
}
