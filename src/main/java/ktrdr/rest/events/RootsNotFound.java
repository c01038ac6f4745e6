package ktrdr.rest.events;

import java.util.List;
import ktrdr.work.Refusal;

/** No operation has these ids. */
final class RootsNotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  RootsNotFound(List<String> ids) {
    super(Kind.NOT_FOUND, "operation_not_found", "Operations not found: " + String.join(", ", ids));
    member("operation_ids", ids);
  }
}
