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
      return Problem.known(known.getResponse().getStatus(), path).response(path);
    }
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "incident " + incident + " at " + path, failure);
    String detail =
        "Something unexpected happened; the server's log has it as incident " + incident;
    return Problem.of(500, "internal_error", detail).response(path);
  }
}
