package ktrdr.rest.agent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import ktrdr.rest.wire.Body;
import ktrdr.rest.wire.IdempotencyKey;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Start;
import ktrdr.sessions.commands.Sessions;
import ktrdr.sessions.repeats.Repeats;

/** What follows from sessions that have ended: replays, reruns and forks; and their comparison. */
@Path("/agent")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class RepeatsResource {
  @Inject private Sessions sessions;
  @Inject private SessionViews views;
  @Inject private ComparedSessions compared;
  @Inject private Repeats repeats;
  @Inject private ModelFields models;
  @Inject private RequestCaller asker;
  @Context private UriInfo uri;

  @GET
  @Path("/sessions/compare")
  @QueryParameters("ids")
  public ComparedSessionsView compare() {
    return compared.of(Query.of(uri).text("ids").orElse(""));
  }

  @POST
  @Path("/sessions/{id}/replay")
  public Response replay(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, String text) {
    Body body = Body.read(text);
    boolean queue = body.flag("queue");
    body.done();
    return started(repeats.replay(views.find(id).id()).withQueue(queue), key, text);
  }

  @POST
  @Path("/sessions/{id}/rerun")
  public Response rerun(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, String text) {
    Body body = Body.read(text);
    boolean queue = body.flag("queue");
    body.done();
    return started(repeats.rerun(views.find(id).id()).withQueue(queue), key, text);
  }

  @POST
  @Path("/sessions/{id}/fork")
  public Response fork(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, String text) {
    long session = views.find(id).id();
    Body body = Body.read(text);
    body.word("from", List.of("assessment"));
    Assignment.Models assessing = models.assessing(body);
    boolean queue = body.flag("queue");
    body.done();
    return started(repeats.fork(session, assessing).withQueue(queue), key, text);
  }

  // The same body means something else at another session.
  private Response started(Start start, String key, String text) {
    String request = uri.getPath() + " " + (text == null ? "" : text);
    Start once = start.withKey(IdempotencyKey.of(key, request));
    return views.accepted(sessions.start(once, asker.caller()), uri);
  }
}
