package ktrdr.rest.diagnosis;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import ktrdr.operations.OperationId;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.sessions.jobs.JobLog;

/** The log of the job that does an operation's work. */
@Path("/operations")
@RequestScoped
public class LogResource {
  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";

  @Inject private JobLog log;
  @Context private UriInfo uri;

  @GET
  @Path("/{id}/log")
  @Produces(TEXT)
  @QueryParameters("lines")
  public String tail(@PathParam("id") String id) {
    int lines = Query.of(uri).integer("lines", 200, 1, 10_000);
    return String.join("\n", log.tail(new OperationId(id), lines)) + "\n";
  }
}
