package ktrdr.rest.problems;

import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.work.Refusal.Fault;

/** An error in the form of RFC 9457: {@code application/problem+json}. */
public record Problem(
    int status, String code, String detail, List<Fault> errors, Map<String, Object> members) {
  static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), Map.of());
  }

  /** Returns the problem for a status that none of our refusals explains. */
  public static Problem known(int status, String path) {
    return switch (status) {
      case 404 -> of(404, "no_such_path", "There is nothing at " + path);
      case 405 -> of(405, "method_not_allowed", path + " does not know this method");
      case 406 -> of(406, "not_acceptable", path + " can't answer in this media type");
      case 413 -> of(413, "body_too_large", "The body is too large; 1 MiB is allowed");
      case 415 -> of(415, "unsupported_media_type", "Send application/json" + orYaml(path));
      default ->
          status >= 500
              ? of(status, "unavailable", "The server can't answer this now")
              : of(400, "malformed_request", "The request can't be understood");
    };
  }

  private static String orYaml(String path) {
    return path.contains("/api/v1/strategies") ? " or application/yaml" : "";
  }

  /** The members of the response body; the refusal's own members come last. */
  public Map<String, Object> body(String instance) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:ktrdr:problem:" + code);
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", instance);
    body.put("code", code);
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    body.putAll(members);
    return body;
  }

  Response response(String instance) {
    return Response.status(status).type(MEDIA_TYPE).entity(body(instance)).build();
  }

  /** Writes this problem as the whole response, for code outside JAX-RS. */
  public void write(HttpServletResponse response, String instance) throws IOException {
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    String body = JsonbBuilder.create().toJson(body(instance));
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private String title() {
    if (status == 422) {
      return "Unprocessable Content"; // missing from JAX-RS's statuses
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
