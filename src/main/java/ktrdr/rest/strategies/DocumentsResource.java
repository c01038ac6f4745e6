package ktrdr.rest.strategies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import ktrdr.strategy.document.schema.DocumentSchema;

/** Strategy documents that nobody stores: validates and converts them, and tells their schema. */
@Path("/strategies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DocumentsResource {
  @Inject private StrategyDocuments documents;

  @POST
  @Path("/validate")
  @Consumes({MediaType.APPLICATION_JSON, StrategiesResource.YAML, MediaType.WILDCARD})
  public StrategyAnswerView validate(String text) {
    return new StrategyAnswerView(true, documents.validated(text));
  }

  @POST
  @Path("/migrate")
  @Consumes({MediaType.APPLICATION_JSON, StrategiesResource.YAML, MediaType.WILDCARD})
  public MigrationAnswerView migrate(String text) {
    return new MigrationAnswerView(true, documents.migrated(text));
  }

  @GET
  @Path("/schema")
  public Map<String, Object> schema() {
    return DocumentSchema.tree();
  }
}
