package ktrdr.rest.bars;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.Timeframe;
import ktrdr.rest.engine.Started;
import ktrdr.rest.wire.Body;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.sessions.artifacts.BarRemoval;
import ktrdr.sessions.artifacts.Imports;
import ktrdr.sessions.artifacts.Staging;
import ktrdr.sessions.standalone.LoadPlan;

/** Takes files of bars in, and removes what was brought in. */
@Path("/data")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DataResource {
  private static final long UNKNOWN_LENGTH = -1;

  @Inject private LoadFields fields;
  @Inject private Imports imports;
  @Inject private Staging staging;
  @Inject private DryRun dryRun;
  @Inject private Started started;
  @Inject private BarRemoval removal;
  @Context private UriInfo uri;

  @POST
  @Path("/load")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public Response load(@HeaderParam("Idempotency-Key") String key, String text) throws IOException {
    LoadFields.Load load = fields.ofFolder(Body.read(text));
    String file = load.file().orElseThrow();
    return load.dryRun()
        ? dryRun.of(imports.find(file).orElseThrow(), load)
        : started.start(load.plan(LoadPlan.Source.folder(file)), key, text);
  }

  /** Everything else is checked before the first byte of the file is read. */
  @PUT
  @Path("/{symbol}/{timeframe}")
  @Consumes(MediaType.WILDCARD)
  @QueryParameters({"file", "zone", "columns", "preset", "skip_bad", "trading", "dry_run"})
  public Response upload(
      @PathParam("symbol") String symbol,
      @PathParam("timeframe") String timeframe,
      @HeaderParam("Idempotency-Key") String key,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    LoadFields.Load load = fields.ofUpload(symbol, timeframe, uri.getQueryParameters());
    Staging.Upload upload = staging.take(body, length(headers));
    return load.dryRun() ? tried(upload, load) : started(upload, load, key);
  }

  private Response tried(Staging.Upload upload, LoadFields.Load load) throws IOException {
    try {
      return dryRun.of(staging.find(upload.name()).orElseThrow(), load);
    } finally {
      staging.remove(upload);
    }
  }

  // Whatever becomes of the start, the sweep removes a file that no active operation needs.
  private Response started(Staging.Upload upload, LoadFields.Load load, String key) {
    try {
      LoadPlan plan = load.plan(LoadPlan.Source.uploaded(load.name(), upload.name()));
      String same = uri.getRequestUri().getRawPath() + load + upload.sha256();
      return started.start(plan, key, same);
    } finally {
      staging.release(upload);
    }
  }

  private static long length(HttpHeaders headers) {
    String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return length == null ? UNKNOWN_LENGTH : Long.parseLong(length.strip());
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
    return Envelope.data(RemovedBarsView.of(name, removal.remove(name, timeframe)));
  }
}
