package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Sweeps: one operation with a session for each combination of settings and seeds. */
@Path("/api/v1/sweeps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SweepsApi {

  /** Body: that of a trigger, with {@code {settings?: {path: [values]}, seeds?: [numbers]}}. */
  @POST
  @Path("start")
  JsonObject start(@HeaderParam("Idempotency-Key") String key, JsonObject body);

  /** What its runs have found so far. */
  @GET
  @Path("{id}")
  JsonObject get(@PathParam("id") String id);
}
