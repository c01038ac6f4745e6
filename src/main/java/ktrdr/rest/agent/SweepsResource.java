package ktrdr.rest.agent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationType;
import ktrdr.rest.engine.Started;
import ktrdr.rest.operations.OperationViews;
import ktrdr.sessions.sweeps.SweepResults;

/** Sweeps: start them, and show what their runs have found so far. */
@Path("/sweeps")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SweepsResource {
  @Inject private SweepBody bodies;
  @Inject private Started started;
  @Inject private OperationViews views;
  @Inject private SweepResults results;

  @POST
  @Path("/start")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public Response start(@HeaderParam("Idempotency-Key") String key, String body) {
    return started.start(bodies.read(body), key, body);
  }

  @GET
  @Path("/{id}")
  public Map<String, Object> get(@PathParam("id") String id) {
    Operation sweep = views.find(id);
    if (sweep.type() != OperationType.SWEEP) {
      throw new OperationNotFound(id);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("operation_id", sweep.id().value());
    body.put("status", sweep.status().wire());
    body.put("error_message", sweep.state().error().orElse(null));
    body.putAll(results.of(sweep));
    return body;
  }
}
