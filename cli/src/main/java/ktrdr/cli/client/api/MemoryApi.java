package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What sessions tried and what they claim. A null parameter is not sent. */
@Path("/api/v1/agent")
@Produces(MediaType.APPLICATION_JSON)
public interface MemoryApi {

  @GET
  @Path("experiments")
  JsonObject experiments(@QueryParam("limit") Integer limit);

  @GET
  @Path("hypotheses")
  JsonObject hypotheses(@QueryParam("status") String status, @QueryParam("limit") Integer limit);
}
