package ktrdr.rest.bars;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.files.BarFiles;
import ktrdr.market.files.BarFormat;
import ktrdr.market.sources.Gaps;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.work.ProgressMonitor;

/** Shows bars: as pages in JSON, or whole, as a stream, in CSV and Parquet. */
@Path("/data")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BarsResource {
  // The lower quality makes JSON the default for clients that accept anything.
  private static final String CSV = "text/csv;qs=0.5";
  private static final String PARQUET = "application/vnd.apache.parquet;qs=0.4";
  private static final int PAGE = 1000;
  private static final int LARGEST_PAGE = 100_000;

  @Inject private BarSource source;
  @Context private UriInfo uri;

  @GET
  @Path("/{symbol}/{timeframe}")
  @QueryParameters({"limit", "offset", "start_date", "end_date", "symbol", "timeframe"})
  public Map<String, Object> page(
      @PathParam("symbol") String symbol, @PathParam("timeframe") String timeframe) {
    Query query = query(symbol, timeframe);
    int limit = query.integer("limit", PAGE, 1, LARGEST_PAGE);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    BarSeries bars = period(existing(symbol, timeframe), query);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("data", views(part(bars, offset, limit)));
    body.put("total_count", bars.size());
    return body;
  }

  @GET
  @Path("/{symbol}/{timeframe}")
  @Produces(CSV)
  @QueryParameters({"limit", "offset", "start_date", "end_date", "symbol", "timeframe"})
  public Response csv(
      @PathParam("symbol") String symbol, @PathParam("timeframe") String timeframe) {
    return file(existing(symbol, timeframe), query(symbol, timeframe), BarFormat.CSV);
  }

  @GET
  @Path("/{symbol}/{timeframe}")
  @Produces(PARQUET)
  @QueryParameters({"limit", "offset", "start_date", "end_date", "symbol", "timeframe"})
  public Response parquet(
      @PathParam("symbol") String symbol, @PathParam("timeframe") String timeframe) {
    return file(existing(symbol, timeframe), query(symbol, timeframe), BarFormat.PARQUET);
  }

  @GET
  @Path("/{symbol}/{timeframe}/gaps")
  public Map<String, Object> gaps(
      @PathParam("symbol") String symbol, @PathParam("timeframe") String timeframe) {
    return Envelope.list(Gaps.of(existing(symbol, timeframe)).stream().map(GapView::of).toList());
  }

  private static Response file(BarSeries all, Query query, BarFormat format) {
    int limit = query.integer("limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
    BarSeries bars = part(period(all, query), offset, limit);
    String ending = format.name().toLowerCase(Locale.ROOT);
    String name = bars.symbol().name() + "_" + bars.timeframe() + "." + ending;
    StreamingOutput stream = out -> BarFiles.write(bars, out, format, ProgressMonitor.unwatched());
    return Response.ok(stream)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private Query query(String symbol, String timeframe) {
    Query query = Query.of(uri);
    query.same("symbol", symbol); // clients of the original ktrdr send both twice
    query.same("timeframe", timeframe);
    return query;
  }

  private static BarSeries period(BarSeries all, Query query) {
    Optional<LocalDate> from = query.day("start_date");
    Optional<LocalDate> to = query.day("end_date");
    if (to.isPresent() && from.filter(to.get()::isBefore).isPresent()) {
      throw new MalformedRequest("end_date", "end_date is before start_date");
    }
    return all.between(from, to);
  }

  private static BarSeries part(BarSeries bars, int offset, int limit) {
    int first = Math.min(bars.size(), offset);
    return bars.slice(first, first + Math.min(bars.size() - first, limit));
  }

  /** A list that creates its views on access, while they are written. */
  private static List<BarView> views(BarSeries bars) {
    return new AbstractList<>() {
      @Override
      public BarView get(int i) {
        return BarView.of(bars, i);
      }

      @Override
      public int size() {
        return bars.size();
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
