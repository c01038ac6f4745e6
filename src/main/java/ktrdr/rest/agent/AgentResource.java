package ktrdr.rest.agent;

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
import java.util.Map;
import ktrdr.rest.operations.CancelBody;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.ReasonBody;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.AgentSwitch;
import ktrdr.sessions.commands.Sessions;

/** Research sessions: start, show and cancel them; pause and resume the agent. */
@Path("/agent")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgentResource {
  @Inject private Sessions sessions;
  @Inject private SessionViews views;
  @Inject private AgentStatus status;
  @Inject private SessionCancel cancels;
  @Inject private TriggerBody triggers;
  @Inject private AgentSwitch agent;
  @Inject private RequestCaller asker;
  @Context private UriInfo uri;

  @POST
  @Path("/trigger")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @QueryParameters("dry_run")
  public Response trigger(@HeaderParam("Idempotency-Key") String key, String body) {
    Start start = triggers.read(body, key);
    if (Query.of(uri).flag("dry_run")) {
      return Response.ok(status.dryRun(start)).build();
    }
    return views.accepted(sessions.start(start, asker.caller()), uri);
  }

  @POST
  @Path("/pause")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public Map<String, Object> pause(String body) {
    String reason = ReasonBody.read(body, "").reason();
    boolean changed = agent.pause(asker.caller(), reason);
    asker.note("agent paused", reason);
    return status.agent(changed);
  }

  @POST
  @Path("/resume")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  public Map<String, Object> resume(String body) {
    String reason = ReasonBody.read(body, "").reason();
    boolean changed = agent.resume();
    asker.note("agent resumed", reason);
    return status.agent(changed);
  }

  @GET
  @Path("/status")
  @QueryParameters("verbose")
  public Map<String, Object> status() {
    return status.view(Query.of(uri).flag("verbose"));
  }

  @GET
  @Path("/sessions")
  @QueryParameters({
    "limit",
    "offset",
    "outcome",
    "symbol",
    "verdict",
    "model",
    "since",
    "sort",
    "page_token"
  })
  public Map<String, Object> list() {
    return views.list(Query.of(uri));
  }

  @GET
  @Path("/sessions/{id}")
  public SessionView get(@PathParam("id") String id) {
    return views.of(views.find(id));
  }

  @DELETE
  @Path("/sessions/{id}")
  @QueryParameters("wait")
  public Response cancelSession(@PathParam("id") String id, String body) {
    return cancels.session(views.find(id).id(), CancelBody.read(uri, body, asker.caller()));
  }

  @DELETE
  @Path("/sessions/{id}/cancel")
  @QueryParameters("wait")
  public Response deleteCancel(@PathParam("id") String id, String body) {
    return cancels.session(views.find(id).id(), CancelBody.read(uri, body, asker.caller()));
  }

  @POST
  @Path("/sessions/{id}/cancel")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @QueryParameters("wait")
  public Response postCancel(@PathParam("id") String id, String body) {
    return cancels.session(views.find(id).id(), CancelBody.read(uri, body, asker.caller()));
  }

  @DELETE
  @Path("/cancel")
  @QueryParameters("wait")
  public Response cancelActive(String body) {
    return cancels.session(sessions.theActive(), CancelBody.read(uri, body, asker.caller()));
  }

  @DELETE
  @Path("/cancel/{operation}")
  @QueryParameters("wait")
  public Response cancelOperation(@PathParam("operation") String operation, String body) {
    return cancels.operation(operation, CancelBody.read(uri, body, asker.caller()));
  }
}
