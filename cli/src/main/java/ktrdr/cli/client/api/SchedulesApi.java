package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Schedules, which start sessions repeatedly. Every answer about one is {@code {success, data}}.
 */
@Path("/api/v1/agent/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SchedulesApi {

  @GET
  JsonObject list();

  /** Body {@code {name?, cron, zone?, overlap?, trigger?}}. */
  @POST
  JsonObject add(JsonObject body);

  @GET
  @Path("{id}")
  JsonObject get(@PathParam("id") String id);

  @POST
  @Path("{id}/pause")
  JsonObject pause(@PathParam("id") String id);

  @POST
  @Path("{id}/resume")
  JsonObject resume(@PathParam("id") String id);

  @DELETE
  @Path("{id}")
  JsonObject remove(@PathParam("id") String id);
}
