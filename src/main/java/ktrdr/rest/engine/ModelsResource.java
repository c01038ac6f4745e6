package ktrdr.rest.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.sessions.artifacts.TrainedModels;

/** Lists the models that can be backtested here, because this home has their unchanged files. */
@Path("/models")
@RequestScoped
public class ModelsResource {
  @Inject private TrainedModels models;
  @Context private UriInfo uri;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @QueryParameters("limit")
  public Map<String, Object> list() {
    int limit = Query.of(uri).integer("limit", 100, 1, 1000);
    List<ModelView> newest =
        models.usable(limit).stream()
            .map(t -> ModelView.of(t, models.name(t).orElse(null)))
            .toList();
    return Envelope.data(newest);
  }
}
