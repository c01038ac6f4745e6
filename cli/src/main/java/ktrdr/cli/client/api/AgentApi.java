package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The server's research agent and its sessions. A null parameter is not sent. */
@Path("/api/v1/agent")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AgentApi {

  /**
   * Starts a session; refused with 409 at the limit, unless it may wait in the queue. A dry run
   * starts nothing. Repeating a key with its body returns the session started before.
   */
  @POST
  @Path("trigger")
  JsonObject trigger(
      @HeaderParam("Idempotency-Key") String key,
      @QueryParam("dry_run") Boolean dryRun,
      JsonObject body);

  /** Body {@code {reason?}}: from then on nothing is started; running sessions continue. */
  @POST
  @Path("pause")
  JsonObject pause(JsonObject body);

  @POST
  @Path("resume")
  JsonObject resume();

  @GET
  @Path("status")
  JsonObject status();

  @GET
  @Path("sessions")
  JsonObject sessions(
      @QueryParam("limit") Integer limit,
      @QueryParam("offset") Integer offset,
      @QueryParam("outcome") String outcome,
      @QueryParam("symbol") String symbol,
      @QueryParam("verdict") String verdict,
      @QueryParam("model") String model,
      @QueryParam("since") String since,
      @QueryParam("sort") String sort);

  @GET
  @Path("sessions/{id}")
  JsonObject session(@PathParam("id") String id);

  /** Runs a session again from its recorded turns. Body {@code {queue?}}. */
  @POST
  @Path("sessions/{id}/replay")
  JsonObject replay(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, JsonObject body);

  /** Runs the strategy of a session again. Body {@code {queue?}}. */
  @POST
  @Path("sessions/{id}/rerun")
  JsonObject rerun(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, JsonObject body);

  /** Assesses a session anew. Body {@code {from, assess_model, budget_usd?, queue?}}. */
  @POST
  @Path("sessions/{id}/fork")
  JsonObject fork(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, JsonObject body);

  /** Sessions beside each other: their numbers, with commas between them. */
  @GET
  @Path("sessions/compare")
  JsonObject compare(@QueryParam("ids") String ids);

  /**
   * Runs the same sessions with several models. Body {@code {models, sessions?, briefs?, …}}.
   * Repeating a key with its body returns the comparison started before.
   */
  @POST
  @Path("compare")
  JsonObject compareModels(@HeaderParam("Idempotency-Key") String key, JsonObject body);

  @GET
  @Path("compare")
  JsonObject comparisons(@QueryParam("limit") Integer limit);

  @GET
  @Path("compare/{id}")
  JsonObject comparison(@PathParam("id") String id);

  /** Cancels all its sessions. Body {@code {reason?}}. */
  @DELETE
  @Path("compare/{id}")
  JsonObject cancelComparison(@PathParam("id") String id, JsonObject body);

  @DELETE
  @Path("sessions/{id}")
  JsonObject cancel(@PathParam("id") String id, JsonObject body);

  /** Cancels the one active session. */
  @DELETE
  @Path("cancel")
  JsonObject cancelActive(JsonObject body);
}
