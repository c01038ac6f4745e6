package ktrdr.rest.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.rest.problems.MalformedRequest;

/** The roots that a request names. */
@ApplicationScoped
public class Roots {
  private static final int MOST = 100;

  @Inject private OperationStore operations;

  /** Returns the roots in the list, each once, in order. */
  List<Operation> find(String list) {
    List<String> ids = Arrays.stream(list.split(",", -1)).map(String::strip).distinct().toList();
    if (ids.contains("") || ids.size() > MOST) {
      throw new MalformedRequest("roots", "Name 1 to " + MOST + " roots, or @active");
    }
    List<String> unknown = ids.stream().filter(id -> !exists(id)).toList();
    if (!unknown.isEmpty()) {
      throw new RootsNotFound(unknown);
    }
    return ids.stream().map(this::root).toList();
  }

  private boolean exists(String id) {
    return operations.find(new OperationId(id)).isPresent();
  }

  private Operation root(String id) {
    Operation operation = operations.find(new OperationId(id)).orElseThrow();
    if (!operation.isRoot()) {
      throw new MalformedRequest(
          "roots", id + " is no root; its root is " + operation.lineage().root());
    }
    return operation;
  }
}
