package ktrdr.rest.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStillActive;
import ktrdr.operations.OperationStore;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.commands.CancelRequest;
import ktrdr.sessions.commands.Sessions;
import ktrdr.sessions.lifecycle.CancelAnswer;

/** Shows and cancels operations. */
@Path("/operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {
  @Inject private OperationStore operations;
  @Inject private Sessions sessions;
  @Inject private OperationViews views;
  @Inject private RequestCaller asker;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  @GET
  @QueryParameters({
    "status",
    "operation_type",
    "parent",
    "root",
    "active_only",
    "since",
    "limit",
    "offset",
    "page_token"
  })
  public Map<String, Object> list() {
    return views.page(operations.list(ListQuery.of(uri)));
  }

  @GET
  @Path("/{id}")
  public Response get(@PathParam("id") String id) {
    Operation operation = views.find(id);
    EntityTag tag = EntityTags.of(operation);
    // Progress does not change the version: an active operation may differ despite an equal tag.
    if (operation.status().terminal() && EntityTags.known(headers, operation)) {
      return Response.notModified(tag).build();
    }
    return Response.ok(Envelope.data(views.of(operation))).tag(tag).build();
  }

  @GET
  @Path("/{id}/children")
  public Map<String, Object> children(@PathParam("id") String id) {
    return views.children(views.find(id));
  }

  @GET
  @Path("/{id}/tree")
  public Map<String, Object> tree(@PathParam("id") String id) {
    return Envelope.data(views.tree(views.find(id)));
  }

  @DELETE
  @Path("/{id}")
  @QueryParameters("wait")
  public Response delete(@PathParam("id") String id, String body) {
    return cancelled(id, body);
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @QueryParameters("wait")
  public Response cancel(@PathParam("id") String id, String body) {
    return cancelled(id, body);
  }

  @GET
  @Path("/{id}/results")
  public Map<String, Object> results(@PathParam("id") String id) {
    Operation operation = views.find(id);
    if (operation.status().active()) {
      throw new OperationStillActive(operation);
    }
    return OperationEnvelope.results(operation);
  }

  @GET
  @Path("/{id}/metrics")
  public Map<String, Object> metrics(@PathParam("id") String id) {
    Operation operation = views.find(id);
    return OperationEnvelope.metrics(operation, operations.metrics(operation.id()));
  }

  private Response cancelled(String id, String body) {
    OperationId target = views.find(id).id();
    CancelRequest request = CancelBody.read(uri, body, asker.caller());
    CancelAnswer answer = sessions.cancel(target, request, EntityTags.ifMatch(headers, target));
    return CancelView.of(views.find(id), answer).response();
  }
}
