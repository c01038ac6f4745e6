package ktrdr.rest.strategies;

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
import java.util.Locale;
import ktrdr.rest.operations.EntityTags;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.strategies.Precondition;
import ktrdr.sessions.strategies.StoredStrategies;
import ktrdr.sessions.strategies.StoredStrategies.Effect;
import ktrdr.sessions.strategies.StoredStrategies.Saved;
import ktrdr.sessions.strategies.StoredStrategy;

/** Strategies by name: lists, stores, shows and removes them. */
@Path("/strategies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StrategiesResource {
  static final String YAML = "application/yaml";

  // The lower quality makes JSON the default for clients that accept anything.
  private static final String AS_STORED = YAML + ";qs=0.5";

  @Inject private StoredStrategies strategies;
  @Inject private StrategyDocuments documents;
  @Inject private RequestCaller asker;
  @Context private UriInfo uri;
  @Context private HttpHeaders headers;

  @GET
  @QueryParameters({"limit", "page_token"})
  public StrategiesAnswerView list() {
    Query query = Query.of(uri);
    return documents.page(query.name("page_token"), query.integer("limit", 50, 1, 200));
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, YAML, MediaType.WILDCARD})
  @QueryParameters("replace")
  public Response save(String text) {
    boolean replace = Query.of(uri).flag("replace");
    String name = documents.storable(text);
    Saved saved = strategies.save(name, text, expected(replace), asker.caller());
    asker.note("strategy " + name + " " + saved.effect().name().toLowerCase(Locale.ROOT), "");
    return answer(saved);
  }

  @GET
  @Path("/{name}")
  public Response get(@PathParam("name") String name) {
    StrategyView view = documents.find(name);
    return Response.ok(new StrategyAnswerView(true, view)).tag(view.sha256()).build();
  }

  @GET
  @Path("/{name}")
  @Produces(AS_STORED)
  public Response text(@PathParam("name") String name) {
    StrategyView view = documents.find(name);
    return Response.ok(view.text()).tag(view.sha256()).build();
  }

  @DELETE
  @Path("/{name}")
  public StrategyAnswerView remove(@PathParam("name") String name) {
    StoredStrategy removed = strategies.remove(name, expected(false));
    asker.note("strategy " + name + " removed", "");
    return new StrategyAnswerView(true, documents.view(removed));
  }

  private Precondition expected(boolean replace) {
    return new Precondition(
        replace, EntityTags.strong(headers.getRequestHeader(HttpHeaders.IF_MATCH)));
  }

  private Response answer(Saved saved) {
    StoredStrategy strategy = saved.strategy();
    Response.ResponseBuilder response =
        saved.effect() == Effect.CREATED
            ? Response.created(uri.getAbsolutePathBuilder().path(strategy.name()).build())
            : Response.ok();
    return response
        .entity(new StrategyAnswerView(true, documents.view(strategy)))
        .tag(new EntityTag(strategy.sha256()))
        .build();
  }
}
