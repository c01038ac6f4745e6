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
import java.net.URI;
import ktrdr.rest.agent.ModelComparisonView.ComparisonCancelView;
import ktrdr.rest.agent.ModelComparisonView.ComparisonsView;
import ktrdr.rest.operations.CancelBody;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.commands.CancelRequest;
import ktrdr.sessions.comparisons.ModelComparison;
import ktrdr.sessions.comparisons.ModelComparisons;

/** Comparisons of models: start, list, show and cancel them. */
@Path("/agent/compare")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class ComparisonsResource {
  @Inject private ModelComparisons comparisons;
  @Inject private ComparisonBody bodies;
  @Inject private ComparisonViews views;
  @Inject private RequestCaller asker;
  @Context private UriInfo uri;

  @POST
  public Response start(@HeaderParam("Idempotency-Key") String key, String text) {
    ComparisonBody.Asked asked = bodies.read(text, key);
    ModelComparison comparison =
        comparisons.start(asked.plan(), asked.budget(), asked.key(), asker.caller());
    URI place = uri.getAbsolutePathBuilder().path(Long.toString(comparison.id())).build();
    return Response.accepted(views.of(comparison)).location(place).build();
  }

  @GET
  @QueryParameters({"limit", "page_token"})
  public ComparisonsView list() {
    return views.list(Query.of(uri));
  }

  @GET
  @Path("/{id}")
  public ModelComparisonView get(@PathParam("id") String id) {
    return views.of(views.find(id));
  }

  @DELETE
  @Path("/{id}")
  @QueryParameters("wait")
  public Response cancel(@PathParam("id") String id, String text) {
    ModelComparison comparison = views.find(id);
    CancelRequest request = CancelBody.read(uri, text, asker.caller());
    var cancelled = comparisons.cancel(comparison, request);
    ComparisonCancelView answer = views.cancelled(comparison, cancelled, request.reason());
    int status = answer.status().equals("ended") ? 200 : 202;
    return Response.status(status).entity(answer).build();
  }
}
