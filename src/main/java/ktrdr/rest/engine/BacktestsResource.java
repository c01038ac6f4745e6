package ktrdr.rest.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Starts stand-alone backtests. */
@Path("/backtests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BacktestsResource {
  @Inject private BacktestBody bodies;
  @Inject private Started started;

  @POST
  @Path("/start")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public Response start(@HeaderParam("Idempotency-Key") String key, String body) {
    return started.start(bodies.read(body), key, body);
  }
}
