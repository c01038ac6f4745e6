package ktrdr.rest.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.rest.operations.EventView;
import ktrdr.rest.operations.OperationView;
import ktrdr.rest.operations.OperationViews;
import ktrdr.rest.wire.JsonbConfiguration;
import ktrdr.work.Progress;

/** Writes the messages of event streams. */
@ApplicationScoped
public class StreamText {
  private final OperationViews views;
  private final InstantSource clock;
  private final Jsonb wire = new JsonbConfiguration().getContext(Object.class);

  @Inject
  public StreamText(OperationViews views, InstantSource clock) {
    this.views = views;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected StreamText() {
    this(null, null);
  }

  /**
   * The first message: a tree as it was after this event.
   *
   * @param data as {@code GET /operations/{id}/tree} returns it
   */
  public record SnapshotView(String rootOperationId, long sequence, Map<String, Object> data) {}

  /** The first message for a client that follows all active trees: their present roots. */
  public record ActiveRootsView(List<String> roots) {}

  /** Progress of an operation, to replace the progress in the operation itself. */
  public record ProgressReportView(
      String rootOperationId,
      String operationId,
      OperationView.ProgressView progress,
      Double durationSeconds,
      Instant eta) {}

  /** The last message about a tree: its log ends here, with this status. */
  public record StreamEndView(String rootOperationId, long sequence, String status) {}

  /** Progress counted in steps. */
  record Steps(long completed, long total) {

    static Steps of(Progress progress) {
      return new Steps(progress.itemsProcessed(), progress.itemsTotal());
    }
  }

  EventLine line(OperationEvent event) {
    return new EventLine(event.sequence(), event.kind(), wire.toJson(EventView.of(event)));
  }

  String snapshot(Operation root, long sequence) {
    return wire.toJson(new SnapshotView(root.id().value(), sequence, views.tree(root)));
  }

  String active(List<Operation> roots) {
    return wire.toJson(new ActiveRootsView(roots.stream().map(r -> r.id().value()).toList()));
  }

  Steps steps(Operation root) {
    OperationView.ProgressView progress = views.of(root).progress();
    return new Steps(progress.stepsCompleted(), progress.stepsTotal());
  }

  String progress(Operation operation, Steps steps) {
    Instant now = clock.instant();
    return wire.toJson(
        new ProgressReportView(
            operation.lineage().root().value(),
            operation.id().value(),
            OperationView.ProgressView.of(operation.progress(), steps.completed(), steps.total()),
            OperationView.seconds(operation, now),
            operation.end(now).orElse(null)));
  }

  String end(OperationId root, long sequence, OperationStatus status) {
    return wire.toJson(new StreamEndView(root.value(), sequence, status.wire()));
  }
}
