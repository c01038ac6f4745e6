package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/**
 * The server's operations. A null parameter is not sent. Every refusal is a {@code ServerRefusal}.
 */
@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface OperationsApi {

  /** Newest first. {@code since} is ISO-8601 UTC, {@code limit} 1 to 1000. */
  @GET
  JsonObject list(
      @QueryParam("status") String status,
      @QueryParam("operation_type") String type,
      @QueryParam("active_only") Boolean activeOnly,
      @QueryParam("since") String since,
      @QueryParam("limit") Integer limit,
      @QueryParam("offset") Integer offset,
      @QueryParam("page_token") String pageToken);

  @GET
  @Path("{id}")
  JsonObject get(@PathParam("id") String id);

  @GET
  @Path("{id}/tree")
  JsonObject tree(@PathParam("id") String id);

  /** Body {@code {reason?, force?}}; {@code wait} is an ISO-8601 duration, at most 30 s. */
  @POST
  @Path("{id}/cancel")
  JsonObject cancel(@PathParam("id") String id, @QueryParam("wait") String wait, JsonObject body);

  /** Body {@code {from?, reason?}}: retries failed or cancelled work, beginning with that phase. */
  @POST
  @Path("{id}/retry")
  JsonObject retry(@PathParam("id") String id, JsonObject body);

  /** Body {@code {reason?}}: continues where the work stopped. */
  @POST
  @Path("{id}/resume")
  JsonObject resume(@PathParam("id") String id, JsonObject body);

  /** Body {@code {reason?}}: the work stops at its next safe point and keeps its results so far. */
  @POST
  @Path("{id}/pause")
  JsonObject pause(@PathParam("id") String id, JsonObject body);

  /**
   * Why it is in its present state: {@code {operation_id, status, waiting, summary, causes: […]}}.
   */
  @GET
  @Path("{id}/explain")
  JsonObject explain(@PathParam("id") String id);

  /** The last lines of its job's log. */
  @GET
  @Path("{id}/log")
  @Produces({MediaType.TEXT_PLAIN, "application/problem+json"})
  String log(@PathParam("id") String id, @QueryParam("lines") Integer lines);

  @GET
  @Path("{id}/results")
  JsonObject results(@PathParam("id") String id);

  @GET
  @Path("{id}/metrics")
  JsonObject metrics(@PathParam("id") String id);

  /** The events of the whole tree after that sequence number, oldest first. */
  @GET
  @Path("{id}/events")
  JsonObject events(
      @PathParam("id") String id,
      @QueryParam("after") Long after,
      @QueryParam("limit") Integer limit);

  /** These events live, as server-sent events, for {@code EventReader}. */
  @GET
  @Path("{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  InputStream follow(@PathParam("id") String id, @QueryParam("after") Long after);

  /**
   * The rows of a backtest, skipping the first {@code offset}; {@code kind} is trades or equity.
   */
  @GET
  @Path("{id}/{kind}")
  JsonObject rows(
      @PathParam("id") String id,
      @PathParam("kind") String kind,
      @QueryParam("offset") Integer offset,
      @QueryParam("limit") Integer limit);
}
