package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.rest.operations.OperationViews;
import ktrdr.sessions.commands.CancelRequest;
import ktrdr.sessions.commands.Sessions;
import ktrdr.sessions.lifecycle.CancelAnswer;

/**
 * Cancels through the agent's paths, and answers without an envelope as the agent's clients expect.
 */
@ApplicationScoped
public class SessionCancel {
  @Inject private Sessions sessions;
  @Inject private OperationViews operations;

  Response session(long id, CancelRequest request) {
    return sessions
        .cancel(id, request)
        .map(answer -> answer(answer, request.reason()))
        .orElseGet(() -> withoutOperation(id, request.reason()));
  }

  Response operation(String id, CancelRequest request) {
    return answer(sessions.cancel(operations.find(id).id(), request), request.reason());
  }

  private Response answer(CancelAnswer answer, String reason) {
    Operation root = operations.find(answer.root().value());
    Map<String, Object> body = new LinkedHashMap<>();
    List<String> children = answer.children().stream().map(OperationId::value).toList();
    body.put("success", true);
    body.put("session_id", root.lineage().session().orElse(null));
    body.put("operation_id", root.id().value());
    body.put("status", root.status().wire());
    body.put("effective", answer.effective());
    body.put("task_cancelled", answer.effective());
    body.put("child_cancelled", children.isEmpty() ? null : children.get(0));
    body.put("children_cancelled", children);
    body.put("cancellation_reason", said(root).orElse(reason));
    body.put("message", message(root, answer));
    int code = root.status() == OperationStatus.CANCELLING ? 202 : 200;
    return Response.status(code).entity(body).build();
  }

  private static Response withoutOperation(long id, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("session_id", id);
    body.put("operation_id", null);
    body.put("status", "cancelled");
    body.put("effective", true);
    body.put("task_cancelled", true);
    body.put("child_cancelled", null);
    body.put("children_cancelled", List.of());
    body.put("cancellation_reason", reason);
    body.put("message", "Session " + id + " cancelled; it had no operation");
    return Response.ok(body).build();
  }

  private static Optional<String> said(Operation root) {
    return root.state().cancellation().map(c -> c.notice().reason());
  }

  private static String message(Operation root, CancelAnswer answer) {
    String session = "Session " + root.lineage().session().orElse(0L);
    if (!answer.effective()) {
      return session + " was already cancelled";
    }
    return session + (root.status().terminal() ? " cancelled" : " is stopping");
  }
}
