package ktrdr.rest.diagnosis;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import ktrdr.operations.OperationId;
import ktrdr.rest.wire.Envelope;
import ktrdr.sessions.explain.Explanations;

/** Explains why an operation waits or does not end. */
@Path("/operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExplanationsResource {
  @Inject private Explanations explanations;

  @GET
  @Path("/{id}/explain")
  public Map<String, Object> explain(@PathParam("id") String id) {
    return Envelope.data(ExplanationView.of(explanations.of(new OperationId(id))));
  }
}
