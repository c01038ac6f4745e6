package ktrdr.rest;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.work.Refusal.Fault;

/** An error as RFC 9457 says it: {@code application/problem+json}. */
record Problem(
    int status, String code, String detail, List<Fault> errors, Map<String, Object> members) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), Map.of());
  }

  /** The members of the answer; those that the refusal adds for programs come last. */
  Map<String, Object> body(String instance) {
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

  private String title() {
    if (status == 422) {
      return "Unprocessable Content"; // not among JAX-RS's statuses
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
