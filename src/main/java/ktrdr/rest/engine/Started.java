package ktrdr.rest.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.rest.operations.OperationViews;
import ktrdr.rest.wire.IdempotencyKey;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.Start;
import ktrdr.sessions.standalone.Plan;
import ktrdr.sessions.standalone.Solos;

/** Starts stand-alone work and builds the answer. */
@RequestScoped
public class Started {
  @Inject private Solos solos;
  @Inject private OperationViews views;
  @Inject private RequestCaller asker;

  /**
   * Starts the work of a plan.
   *
   * @param header the {@code Idempotency-Key}; null when none was sent
   * @param text the body of the request
   */
  public Response start(Plan plan, String header, String text) {
    // With the type, because an equal body sent to another path asks for something else.
    Optional<Start.Key> key = IdempotencyKey.of(header, plan.type().wire() + " " + text);
    Operation operation = solos.start(plan, key, asker.caller());
    String id = operation.id().value();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("operation_id", id);
    body.put("task_id", id); // its name in the original ktrdr
    body.put("status", operation.status().wire());
    body.put("message", operation.subject().description() + " started");
    body.put("data", views.of(operation));
    // Relative to the base URI of the API.
    return Response.accepted(body).location(URI.create("operations/" + id)).build();
  }
}
