package ktrdr.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * On the loopback interface nobody logs in, so no web page may drive the server: the host that was
 * asked for must be a loopback name (a page can point its own name at 127.0.0.1), and a page that
 * sends its origin must be the server's own. Large bodies, and bodies that are no JSON, are refused
 * before they are read.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class LoopbackFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final long MOST_BYTES = 1 << 20;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!LOOPBACK.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
      refuse(request, response, 403, "foreign_host", "Ask for 127.0.0.1 or localhost");
    } else if (foreign(request)) {
      refuse(request, response, 403, "foreign_origin", "Web pages of other origins may not ask");
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      refuse(request, response, 413, "body_too_large", "The body is too large; 1 MiB is allowed");
    } else if (otherThanJson(request)) {
      refuse(request, response, 415, "unsupported_media_type", "Send application/json");
    } else if (hasBody(request) && !isJson(request.getContentType())) {
      refuse(request, response, 415, "unsupported_media_type", "Send application/json");
    } else {
      chain.doFilter(new LimitedRequest(request, MOST_BYTES), response);
    }
  }

  private static boolean foreign(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    String own = request.getScheme() + "://" + request.getHeader("Host");
    return !origin.equalsIgnoreCase(own);
  }

  // What a web page can send without asking first is never JSON. No body needs no type.
  private static boolean otherThanJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && request.getContentLengthLong() != 0
        && !type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  // Any other type could be sent by a form of a web page.
  private static boolean isJson(String type) {
    return type != null
        && type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_JSON);
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, String code, String why)
      throws IOException {
    // The rest of a body that nobody reads must not be taken for the next request.
    response.setHeader("Connection", "close");
    Problem.of(status, code, why).write(response, request.getRequestURI());
  }
}
