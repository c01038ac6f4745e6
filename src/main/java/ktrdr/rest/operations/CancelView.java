package ktrdr.rest.operations;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.rest.wire.Envelope;
import ktrdr.sessions.lifecycle.CancelAnswer;

/** The answer to the cancel of an operation. */
public record CancelView(
    boolean success,
    String operationId,
    String status,
    boolean effective,
    boolean taskCancelled,
    Instant cancelledAt,
    String cancellationReason,
    String cancelledBy,
    List<String> childrenCancelled,
    Instant deadline,
    boolean forced) {

  static CancelView of(Operation operation, CancelAnswer answer) {
    // The operation may have been resumed since, which clears its cancellation.
    Operation.Cancellation who = operation.state().cancellation().orElse(answer.cancellation());
    return new CancelView(
        true,
        operation.id().value(),
        operation.status().wire(),
        answer.effective(),
        answer.effective(),
        operation.state().ended().orElse(null),
        who.notice().reason(),
        who.notice().by().by(),
        answer.children().stream().map(OperationId::value).toList(),
        who.notice().deadline(),
        who.forced());
  }

  /** Answers 200 when the operation has stopped, 202 while it is stopping. */
  Response response() {
    int code = "cancelling".equals(status) ? 202 : 200;
    return Response.status(code).entity(Envelope.data(this)).build();
  }
}
