package ktrdr.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ktrdr.rest.guard.Guard;
import ktrdr.rest.guard.Refused;
import ktrdr.rest.problems.Problem;

/**
 * What the {@link Guard} refuses, and bodies that are no JSON or too large, never reach the API. A
 * body is read here, whole: then nobody behind waits for a client. Only {@link FileBody files} are
 * streamed.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class LoopbackFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final List<String> ONCE =
      List.of("Content-Type", "Content-Encoding", "Idempotency-Key", "Last-Event-ID");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Again: no server must be open because a feature of it is missing.
    Optional<Refused> refused = Guard.refusal(request);
    if (refused.isPresent()) {
      refused.get().write(response, request.getRequestURI());
    } else if (request.getRequestURI().indexOf(';') >= 0) {
      refuse(request, response, Problem.of(400, "malformed_request", "A path has no parameters"));
    } else if (ONCE.stream().anyMatch(name -> headers(request, name).size() > 1)) {
      refuse(
          request,
          response,
          Problem.of(400, "malformed_request", "A header is there twice: " + ONCE));
    } else if (Bodies.hasNoLength(request)) {
      refuse(
          request,
          response,
          Problem.of(
              400, "malformed_request", "Say the length of the body, or send no Content-Type"));
    } else if (FileBody.isIn(request)) {
      upload(request, response, chain);
    } else if (Bodies.mayBeIn(request) && !isJson(request)) {
      refuse(request, response, Problem.known(415, request.getRequestURI()));
    } else {
      read(request, response, chain);
    }
  }

  private static void upload(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Problem> problem = FileBody.problem(request);
    if (problem.isPresent()) {
      refuse(request, response, problem.get());
    } else {
      FileBody.pass(request, response, chain);
    }
  }

  private static void read(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest whole;
    try {
      whole = Bodies.mayBeIn(request) ? new LimitedRequest(request, Bodies.read(request)) : request;
    } catch (Bodies.Unread e) {
      refuse(request, response, e.problem());
      return;
    }
    chain.doFilter(whole, response);
  }

  // HTTP/2 does not say beforehand whether there is a body; without one there is no type.
  private static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    boolean plain =
        headers(request, "Content-Encoding").stream().allMatch("identity"::equalsIgnoreCase);
    boolean unsaid = type == null && !Bodies.isSaidToBeIn(request);
    return plain
        && (unsaid || (type != null && BodyType.isAccepted(request.getRequestURI(), type)));
  }

  private static List<String> headers(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    // The rest of a body that nobody reads must not be taken for the next request.
    response.setHeader("Connection", "close");
    if (problem.status() == 503) {
      response.setHeader("Retry-After", "1");
    }
    problem.write(response, request.getRequestURI());
  }
}
