package ktrdr.rest.events;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.rest.events.client.ClientQueue;
import ktrdr.rest.events.client.SseSink;
import ktrdr.rest.operations.EventView;
import ktrdr.rest.operations.OperationViews;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;

/** The event log of an operation's tree, in pages or live. */
@Path("/operations")
@RequestScoped
public class OperationEvents {
  @Inject private OperationStore operations;
  @Inject private OperationViews views;
  @Inject private StreamOpening opening;
  @Inject private EventStreams streams;
  @Context private UriInfo uri;
  @Context private Request request;

  @GET
  @Path("/{id}/events")
  @Produces(MediaType.APPLICATION_JSON)
  @QueryParameters({"after", "limit"})
  public Map<String, Object> page(@PathParam("id") String id) {
    Query query = Query.of(uri);
    int limit = query.integer("limit", 100, 1, 1000);
    int after = query.integer("after", 0, 0, Integer.MAX_VALUE);
    Operation operation = views.find(id);
    return EventView.page(operation, operations.events(operation.lineage().root(), after, limit));
  }

  @GET
  @Path("/{id}/events")
  @Produces(EventsResource.STREAM)
  @QueryParameters("after")
  public void stream(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String last,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Optional<Long> after = Query.of(uri).after(last, Query::sequence);
    OperationId root = views.find(id).lineage().root();
    ClientQueue queue = streams.client(new SseSink(sink, sse));
    streams.open(request, opening.one(views.find(root.value()), after, queue));
  }
}
