package ktrdr.rest.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A refused request, as RFC 9457 describes it. Written without a JSON library, because this is used
 * where there is none.
 *
 * @param title the name of the status
 * @param code for programs
 * @param detail a sentence for people
 */
public record Refused(int status, String title, String code, String detail) {

  static Refused malformed(String detail) {
    return new Refused(400, "Bad Request", "malformed_request", detail);
  }

  static Refused forbidden(String code, String detail) {
    return new Refused(403, "Forbidden", code, detail);
  }

  static Refused method(String method) {
    return new Refused(
        405, "Method Not Allowed", "method_not_allowed", "There is no method " + method + " here");
  }

  /** Writes this as the whole response. */
  public void write(HttpServletResponse response, String instance) throws IOException {
    // The unread rest of a body must not be taken for the next request.
    response.setHeader("Connection", "close");
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(bytes(instance));
  }

  byte[] bytes(String instance) {
    return body(instance).getBytes(StandardCharsets.UTF_8);
  }

  String body(String instance) {
    return "{\"type\":\"urn:ktrdr:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"%s\",\"code\":\"%s\"}"
        .formatted(code, title, status, escaped(detail), escaped(instance), code);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
