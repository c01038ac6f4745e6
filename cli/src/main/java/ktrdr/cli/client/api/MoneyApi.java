package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Language models and their money. A null parameter is not sent. */
@Path("/api/v1/agent")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface MoneyApi {

  @GET
  @Path("budget")
  JsonObject budget(
      @QueryParam("session") String session, @QueryParam("comparison") String comparison);

  /**
   * Body {@code {daily_limit_usd?, total_limit_usd?, session_limit_usd?, comparison_limit_usd?,
   * reason}}; a limit that is null is taken away.
   */
  @PUT
  @Path("budget")
  JsonObject set(
      @QueryParam("session") String session,
      @QueryParam("comparison") String comparison,
      JsonObject body);

  /** Sums by model, day, phase or session, since a day in UTC. */
  @GET
  @Path("cost")
  JsonObject cost(@QueryParam("by") String by, @QueryParam("since") String since);

  @GET
  @Path("models")
  JsonObject models();

  @GET
  @Path("prices")
  JsonObject prices();

  /** Body {@code {document}}: refused with 422 and all its faults, else its rows. */
  @POST
  @Path("prices/check")
  JsonObject check(JsonObject body);

  @GET
  @Path("ledger")
  JsonObject ledger(
      @QueryParam("session") String session,
      @QueryParam("waiting") Boolean waiting,
      @QueryParam("limit") Integer limit);

  /** Body {@code {cost_usd?, reason}}. */
  @POST
  @Path("ledger/{id}/settle")
  JsonObject settle(@PathParam("id") String id, JsonObject body);
}
