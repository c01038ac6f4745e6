package ktrdr.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Everything that is not a refusal: what JAX-RS itself says no to, and what nobody expected. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

  @Context private UriInfo uri;

  @Override
  public Response toResponse(Throwable failure) {
    String path = uri.getRequestUri().getPath();
    if (failure instanceof WebApplicationException known) {
      return known(known.getResponse().getStatus(), path).response(path);
    }
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "incident " + incident + " at " + path, failure);
    String detail =
        "Something unexpected happened; the server's log has it as incident " + incident;
    return Problem.of(500, "internal_error", detail).response(path);
  }

  private static Problem known(int status, String path) {
    return switch (status) {
      case 404 -> Problem.of(404, "no_such_path", "There is nothing at " + path);
      case 405 -> Problem.of(405, "method_not_allowed", path + " does not know this method");
      case 406 -> Problem.of(406, "not_acceptable", path + " can't answer in this media type");
      case 413 -> Problem.of(413, "body_too_large", "The body is too large; 1 MiB is allowed");
      case 415 -> Problem.of(415, "unsupported_media_type", "Send application/json");
      default ->
          status >= 500
              ? Problem.of(status, "unavailable", "The server can't answer this now")
              : Problem.of(400, "malformed_request", "The request can't be understood");
    };
  }
}
