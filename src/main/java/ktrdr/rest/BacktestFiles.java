package ktrdr.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import ktrdr.backtest.EquityCsv;
import ktrdr.backtest.Page;
import ktrdr.backtest.TradesCsv;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStillActive;
import ktrdr.sessions.Artifacts;

/** Trades and equity of a backtest: JSON pages, or the whole as CSV. */
@Path("/operations")
@RequestScoped
public class BacktestFiles {
  // Who does not say what they want gets JSON.
  private static final String CSV = "text/csv;qs=0.5";

  @Inject private OperationViews views;
  @Inject private Artifacts artifacts;
  @Context private UriInfo uri;

  @GET
  @Path("/{id}/trades")
  @Produces(MediaType.APPLICATION_JSON)
  @Takes({"limit", "offset"})
  public Map<String, Object> trades(@PathParam("id") String id) {
    Query query = Query.of(uri);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    java.nio.file.Path file = existing(id, artifacts::trades);
    return body(
        TradesCsv.page(file, offset, query.integer("limit", 100, 1, 10_000)), TradeView::of);
  }

  @GET
  @Path("/{id}/equity")
  @Produces(MediaType.APPLICATION_JSON)
  @Takes({"limit", "offset"})
  public Map<String, Object> equity(@PathParam("id") String id) {
    Query query = Query.of(uri);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    java.nio.file.Path file = existing(id, artifacts::equity);
    return body(
        EquityCsv.page(file, offset, query.integer("limit", 1000, 1, 100_000)), EquityView::of);
  }

  @GET
  @Path("/{id}/trades")
  @Produces(CSV)
  public String tradesCsv(@PathParam("id") String id) throws IOException {
    return Files.readString(existing(id, artifacts::trades));
  }

  @GET
  @Path("/{id}/equity")
  @Produces(CSV)
  public String equityCsv(@PathParam("id") String id) throws IOException {
    return Files.readString(existing(id, artifacts::equity));
  }

  // The path is made from the id of a row, never from what the client sent.
  private java.nio.file.Path existing(String id, Function<OperationId, java.nio.file.Path> file) {
    Operation operation = views.find(id);
    if (operation.status().active()) {
      throw new OperationStillActive(operation);
    }
    java.nio.file.Path path = file.apply(operation.id());
    if (!Files.exists(path)) {
      throw new NoBacktest(operation);
    }
    return path;
  }

  private static <T> Map<String, Object> body(Page<T> page, Function<T, ?> view) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("data", page.rows().stream().map(view).toList());
    body.put("total_count", page.total());
    return body;
  }
}
