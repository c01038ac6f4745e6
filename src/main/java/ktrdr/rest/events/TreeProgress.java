package ktrdr.rest.events;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.work.Progress;

/** The last known progress of a tree's active operations. */
final class TreeProgress {
  private final OperationStore store;
  private final StreamText text;
  private final Set<OperationId> active = new HashSet<>();
  private final Set<OperationId> ended = new HashSet<>();
  private final Map<OperationId, ProgressReport> reports = new LinkedHashMap<>();
  private long number;
  private long event;
  private long stepsAt = -1;
  private StreamText.Steps steps;

  TreeProgress(OperationStore store, StreamText text) {
    this.store = store;
    this.text = text;
  }

  /** Number of the last report. */
  long number() {
    return number;
  }

  Collection<ProgressReport> reports() {
    return reports.values();
  }

  /** Updates the set of active operations from the log. */
  void learn(OperationEvent change) {
    event = change.sequence();
    if (change.after().active()) {
      active.add(change.operation());
    } else if (active.remove(change.operation())) {
      ended.add(change.operation());
    }
  }

  /** Skips the progress of operations that ended before the first look. */
  void begin() {
    ended.clear();
  }

  void look() {
    reports.keySet().retainAll(active);
    active.forEach(this::read);
  }

  /** Reads the last progress of ended operations, which was stored with their end. */
  void lookAtEnded() {
    ended.forEach(this::read);
    ended.clear();
  }

  private void read(OperationId id) {
    store.find(id).ifPresent(this::compare);
  }

  private void compare(Operation operation) {
    ProgressReport before = reports.get(operation.id());
    Progress known = before == null ? Progress.NONE : before.progress();
    if (!operation.progress().equals(known)) {
      number++;
      String json = text.progress(operation, stepsOf(operation));
      reports.put(operation.id(), new ProgressReport(number, operation.progress(), json));
    }
  }

  // A session counts its phases, each of which ends with an event; other operations count their own
  // units.
  private StreamText.Steps stepsOf(Operation operation) {
    if (!operation.isRoot() || operation.lineage().session().isEmpty()) {
      return StreamText.Steps.of(operation.progress());
    }
    if (stepsAt != event) {
      stepsAt = event;
      steps = text.steps(operation);
    }
    return steps;
  }
}
