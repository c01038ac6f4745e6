package ktrdr.rest.problems;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import ktrdr.work.Refusal;

/** The one place where a domain refusal becomes an HTTP status. */
@Provider
public class RefusalMapper implements ExceptionMapper<Refusal> {
  private static final int RETRY_SECONDS = 10;

  @Context private UriInfo uri;

  @Override
  public Response toResponse(Refusal refusal) {
    int status =
        switch (refusal.kind()) {
          case MALFORMED -> 400;
          case NOT_FOUND -> 404;
          case CONFLICT -> 409;
          case OUTDATED -> 412;
          case TOO_LARGE -> 413;
          case INVALID -> 422;
          case UNAVAILABLE -> 503;
        };
    Problem problem =
        new Problem(
            status, refusal.code(), refusal.getMessage(), refusal.faults(), refusal.members());
    Response response = problem.response(uri.getRequestUri().getPath());
    if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
      response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return response;
  }
}
