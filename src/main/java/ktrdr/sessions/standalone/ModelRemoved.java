package ktrdr.sessions.standalone;

import java.util.List;
import ktrdr.operations.OperationId;
import ktrdr.work.Refusal;

/** The model to be tested was removed after the request; nothing was started. */
public final class ModelRemoved extends Refusal {
  private static final long serialVersionUID = 1L;

  ModelRemoved(OperationId training) {
    this("there is no completed training " + training.value() + " any more");
  }

  private ModelRemoved(String detail) {
    super(Kind.INVALID, "invalid_body", detail, List.of(new Fault("/model_id", detail)));
  }
}
