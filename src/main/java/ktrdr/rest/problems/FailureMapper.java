package ktrdr.rest.problems;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.UUID;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.sessions.admission.Writing;

/** Maps all failures that are not refusals: JAX-RS's own errors, and unexpected exceptions. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

  private static final int RETRY_SECONDS = 5;
  private static final String SILENT =
      "The database does not answer now. Try again in some seconds; what this request should"
          + " change was either done or not, never half";
  private static final String UNWRITABLE =
      "The database can't be written to now: its disk is full, or may not be written to. What this"
          + " request should change was not done; it works again by itself when there is room";

  @Context private UriInfo uri;
  @Inject private Writing writing;

  @Override
  public Response toResponse(Throwable failure) {
    String path = uri.getRequestUri().getPath();
    if (failure instanceof OutOfMemoryError) {
      return outOfMemory(path);
    }
    if (failure instanceof WebApplicationException known) {
      return Problem.known(known.getResponse().getStatus(), path).response(path);
    }
    return DatabaseTrouble.in(failure)
        .or(() -> writing.state().database().map(why -> why + " (" + failure + ")"))
        .map(said -> databaseTrouble(failure, said, path))
        .orElseGet(() -> unexpected(failure, path));
  }

  private static Response outOfMemory(String path) {
    LOG.log(Level.WARNING, "memory ran out at {0}", path);
    String detail =
        "The server has no memory left for this now. Try again in some seconds, or give it a larger"
            + " heap: JVM_ARGS=-Xmx2g ktrdr server start";
    Response response = Problem.of(503, "out_of_memory", detail).response(path);
    response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return response;
  }

  private Response databaseTrouble(Throwable failure, String said, String path) {
    LOG.log(Level.WARNING, "the database did not answer at {0}: {1}", path, said);
    boolean known = writing.state().isUnwritable();
    boolean unwritable = known || DatabaseTrouble.isUnwritable(failure);
    if (unwritable && !known) {
      writing.failed("its disk is full, or may not be written to");
    }
    Problem problem =
        unwritable
            ? Problem.of(503, "not_writable", UNWRITABLE)
            : Problem.of(503, "database_unavailable", SILENT);
    Response response = problem.response(path);
    response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return response;
  }

  private static Response unexpected(Throwable failure, String path) {
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "incident " + incident + " at " + path, failure);
    String detail =
        "Something unexpected happened; the server's log has it as incident " + incident;
    return Problem.of(500, "internal_error", detail).response(path);
  }
}
