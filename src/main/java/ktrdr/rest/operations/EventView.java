package ktrdr.rest.operations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationStatus;

/** One entry of the event log of a tree. */
public record EventView(
    long sequence,
    String rootOperationId,
    String operationId,
    Instant time,
    String kind,
    String actor,
    String origin,
    String reason,
    String before,
    String after,
    Map<String, Object> facts) {

  public static EventView of(OperationEvent event) {
    return new EventView(
        event.sequence(),
        event.root().value(),
        event.operation().value(),
        event.time(),
        event.kind(),
        event.by().by(),
        event.by().from(),
        event.what().reason(),
        event.what().before().map(OperationStatus::wire).orElse(null),
        event.after().wire(),
        event.facts());
  }

  /** A page of the events of the whole tree that an operation belongs to. */
  public static Map<String, Object> page(Operation operation, List<OperationEvent> events) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("operation_id", operation.id().value());
    body.put("root_operation_id", operation.lineage().root().value());
    body.put("data", events.stream().map(EventView::of).toList());
    body.put("last", events.isEmpty() ? null : events.get(events.size() - 1).sequence());
    return body;
  }
}
