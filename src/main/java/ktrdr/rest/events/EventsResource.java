package ktrdr.rest.events;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import ktrdr.rest.events.client.ClientQueue;
import ktrdr.rest.events.client.Cursor;
import ktrdr.rest.events.client.SseSink;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;

/** The events of several trees in one stream, for clients that show many trees. */
@Path("/events")
@RequestScoped
public class EventsResource {
  // Without an Accept header, a client gets JSON where JSON is offered.
  static final String STREAM = MediaType.SERVER_SENT_EVENTS + ";qs=0.5";
  private static final String ACTIVE = "@active";

  @Inject private Roots roots;
  @Inject private StreamOpening opening;
  @Inject private EventStreams streams;
  @Context private UriInfo uri;
  @Context private Request request;

  @GET
  @Produces(STREAM)
  @QueryParameters({"roots", "after"})
  public void stream(
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String last,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Query query = Query.of(uri);
    Optional<Cursor> cursor = query.after(last, Cursor::parse);
    String asked = query.text("roots").orElse("");
    ClientQueue queue = streams.client(new SseSink(sink, sse));
    streams.open(
        request,
        asked.equals(ACTIVE)
            ? opening.active(cursor, queue)
            : opening.several(roots.find(asked), cursor, queue));
  }
}
