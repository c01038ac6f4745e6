package ktrdr.rest.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.ReasonBody;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.commands.PauseResumeRetry;

/** Pauses, resumes and retries operations. */
@Path("/operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class PauseResumeRetryResource {
  @Inject private PauseResumeRetry revivals;
  @Inject private OperationViews views;
  @Inject private RequestCaller asker;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  @POST
  @Path("/{id}/pause")
  public Response pause(@PathParam("id") String id, String text) {
    ReasonBody body = ReasonBody.read(text, "paused by user");
    OperationId target = views.find(id).id();
    revivals.pause(target, asker.caller(), body.reason(), EntityTags.ifMatch(headers, target));
    return accepted(views.find(id));
  }

  @POST
  @Path("/{id}/resume")
  public Response resume(@PathParam("id") String id, String text) {
    ReasonBody body = ReasonBody.read(text, "resumed by user");
    OperationId target = views.find(id).id();
    revivals.resume(target, asker.caller(), body.reason(), EntityTags.ifMatch(headers, target));
    return accepted(views.find(id));
  }

  @POST
  @Path("/{id}/retry")
  public Response retry(@PathParam("id") String id, String text) {
    ReasonBody body = ReasonBody.withStep(text, "retried by user");
    OperationId target = views.find(id).id();
    Expected expected = EntityTags.ifMatch(headers, target);
    OperationId now = revivals.retry(target, body.from(), asker.caller(), body.reason(), expected);
    return accepted(views.find(now.value()));
  }

  private Response accepted(Operation operation) {
    return Response.accepted(Envelope.data(views.of(operation)))
        .location(uri.getBaseUriBuilder().path("operations").path(operation.id().value()).build())
        .build();
  }
}
