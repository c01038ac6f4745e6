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

/**
 * The engine without the agent: each start creates one operation; the rest lists what can be used.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface EngineApi {

  /** Body {@code {strategy, symbols?, timeframes?, start_date?, end_date?, seed?}}. */
  @POST
  @Path("trainings/start")
  JsonObject train(@HeaderParam("Idempotency-Key") String key, JsonObject body);

  /** Body {@code {strategy | model_id | policy: {type, …}, symbol?, timeframe?, …}}. */
  @POST
  @Path("backtests/start")
  JsonObject backtest(@HeaderParam("Idempotency-Key") String key, JsonObject body);

  @GET
  @Path("symbols")
  JsonObject symbols();

  /**
   * Body {@code {symbol, timeframe, file, trading?, zone?, columns?, preset?, skip_bad?,
   * dry_run?}}; {@code file} is a name in the server's import folder.
   */
  @POST
  @Path("data/load")
  JsonObject load(@HeaderParam("Idempotency-Key") String key, JsonObject body);

  /** Removes imported bars; a null timeframe means all of the symbol. */
  @DELETE
  @Path("data/{symbol}")
  JsonObject remove(@PathParam("symbol") String symbol, @QueryParam("timeframe") String timeframe);

  /** Stretches in which bars are missing. */
  @GET
  @Path("data/{symbol}/{timeframe}/gaps")
  JsonObject gaps(@PathParam("symbol") String symbol, @PathParam("timeframe") String timeframe);

  /**
   * Oldest first, skipping the first {@code offset}; {@code limit} is 1 to 100000. The days bound
   * the bars before they are counted and numbered; null for no bound.
   */
  @GET
  @Path("data/{symbol}/{timeframe}")
  JsonObject bars(
      @PathParam("symbol") String symbol,
      @PathParam("timeframe") String timeframe,
      @QueryParam("start_date") String from,
      @QueryParam("end_date") String to,
      @QueryParam("offset") Integer offset,
      @QueryParam("limit") Integer limit);
}
