package ktrdr.rest.bars;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.rest.engine.Started;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.sessions.artifacts.BarRemoval;

/** Bars: shows them and starts imports. */
@Path("/data")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DataResource {
  @Inject private BarSource source;
  @Inject private LoadBody bodies;
  @Inject private Started started;
  @Inject private BarRemoval removal;
  @Context private UriInfo uri;

  @POST
  @Path("/load")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public Response load(@HeaderParam("Idempotency-Key") String key, String body) {
    return started.start(bodies.read(body), key, body);
  }

  @GET
  @Path("/{symbol}/{timeframe}")
  @QueryParameters({"limit", "offset", "symbol", "timeframe"})
  public Map<String, Object> bars(
      @PathParam("symbol") String symbol, @PathParam("timeframe") String timeframe) {
    Query query = Query.of(uri);
    query.same("symbol", symbol); // clients of the original ktrdr send both twice
    query.same("timeframe", timeframe);
    int limit = query.integer("limit", 1000, 1, 100_000);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    BarSeries bars = existing(symbol, timeframe);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("data", page(bars, offset, limit));
    body.put("total_count", bars.size());
    return body;
  }

  @DELETE
  @Path("/{symbol}")
  @QueryParameters("timeframe")
  public Map<String, Object> remove(@PathParam("symbol") String symbol) {
    String name = symbol.toUpperCase(Locale.ROOT);
    Optional<String> asked = Query.of(uri).text("timeframe");
    Optional<Timeframe> timeframe = asked.flatMap(Timeframe::of);
    if (asked.isPresent() && timeframe.isEmpty()) {
      throw new NoBars(name, asked.get());
    }
    return Envelope.data(RemovedView.of(name, removal.remove(name, timeframe)));
  }

  /** A list that creates its views on access, while they are written. */
  private static List<BarView> page(BarSeries bars, int offset, int limit) {
    int first = Math.min(bars.size(), offset);
    int size = (int) Math.min(bars.size() - first, (long) limit);
    return new AbstractList<>() {
      @Override
      public BarView get(int i) {
        return BarView.of(bars, first + i);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private BarSeries existing(String symbol, String timeframe) {
    return Timeframe.of(timeframe)
        .filter(span -> source.has(symbol, span))
        .map(span -> source.load(symbol, span))
        .orElseThrow(() -> new NoBars(symbol, timeframe));
  }
}
