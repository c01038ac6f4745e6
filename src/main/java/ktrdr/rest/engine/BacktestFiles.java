package ktrdr.rest.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import ktrdr.backtest.files.EquityCsv;
import ktrdr.backtest.files.Page;
import ktrdr.backtest.files.RowUnreadable;
import ktrdr.backtest.files.TradesCsv;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStillActive;
import ktrdr.operations.OperationType;
import ktrdr.rest.operations.OperationViews;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.artifacts.FileChanged;
import ktrdr.sessions.artifacts.KeptFiles;

/** The trades and equity of a backtest, as pages in JSON or completely as CSV. */
@Path("/operations")
@RequestScoped
public class BacktestFiles {
  // The lower quality makes JSON the default for clients that accept anything.
  private static final String CSV = "text/csv;qs=0.5";

  @Inject private OperationViews views;
  @Inject private Artifacts artifacts;
  @Inject private KeptFiles files;
  @Context private UriInfo uri;

  @GET
  @Path("/{id}/trades")
  @Produces(MediaType.APPLICATION_JSON)
  @QueryParameters({"limit", "offset"})
  public Map<String, Object> trades(@PathParam("id") String id) throws IOException {
    Query query = Query.of(uri);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 100, 1, 10_000);
    return body(read(id, artifacts::trades, f -> TradesCsv.page(f, offset, limit)), TradeView::of);
  }

  @GET
  @Path("/{id}/equity")
  @Produces(MediaType.APPLICATION_JSON)
  @QueryParameters({"limit", "offset"})
  public Map<String, Object> equity(@PathParam("id") String id) throws IOException {
    Query query = Query.of(uri);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    int limit = query.integer("limit", 1000, 1, 100_000);
    return body(read(id, artifacts::equity, f -> EquityCsv.page(f, offset, limit)), EquityView::of);
  }

  @GET
  @Path("/{id}/trades")
  @Produces(CSV)
  public StreamingOutput tradesCsv(@PathParam("id") String id) throws IOException {
    return read(id, artifacts::trades, file -> out -> Files.copy(file, out));
  }

  @GET
  @Path("/{id}/equity")
  @Produces(CSV)
  public StreamingOutput equityCsv(@PathParam("id") String id) throws IOException {
    return read(id, artifacts::equity, file -> out -> Files.copy(file, out));
  }

  private <T> T read(
      String id,
      Function<OperationId, java.nio.file.Path> file,
      Function<java.nio.file.Path, T> reader)
      throws IOException {
    Operation operation = ended(id);
    // The path comes from the id in the database, never from the client's text.
    java.nio.file.Path path = file.apply(operation.id());
    if (!tested(operation) && !Files.exists(path)) {
      throw new NoBacktest(operation);
    }
    try {
      return reader.apply(files.unchanged(operation.id(), path));
    } catch (RowUnreadable e) {
      throw new FileChanged(operation.id(), path.getFileName().toString(), e.getMessage());
    }
  }

  private Operation ended(String id) {
    Operation operation = views.find(id);
    if (operation.status().active()) {
      throw new OperationStillActive(operation);
    }
    return operation;
  }

  private static boolean tested(Operation operation) {
    return operation.type() == OperationType.BACKTESTING
        && operation.status() == OperationStatus.COMPLETED;
  }

  private static <T> Map<String, Object> body(Page<T> page, Function<T, ?> view) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("data", page.rows().stream().map(view).toList());
    body.put("total_count", page.total());
    return body;
  }
}
