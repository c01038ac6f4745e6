package ktrdr.rest.events;

import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStore;

/**
 * The state of a tree after one event of its log.
 *
 * @param sequence of that event
 */
record Snapshot(Operation root, long sequence, String json) {
  private static final int ATTEMPTS = 20;

  /**
   * Reads a tree and the matching position in its log. Takes no lock: if an event came in between,
   * it reads both again. A tree that changes faster than that is shown newer than its sequence
   * says; the events that follow then repeat what it shows.
   */
  static Snapshot of(OperationId root, OperationStore store, StreamText text) {
    Snapshot snapshot = read(root, store, text);
    for (int i = 1; i < ATTEMPTS && !store.events(root, snapshot.sequence, 1).isEmpty(); i++) {
      snapshot = read(root, store, text);
    }
    return snapshot;
  }

  /** Sequence of the last event of a log. */
  static long end(OperationId root, OperationStore store) {
    long last = 0;
    List<OperationEvent> page;
    do {
      page = store.events(root, last, TreeLog.PAGE);
      last = page.isEmpty() ? last : page.get(page.size() - 1).sequence();
    } while (page.size() == TreeLog.PAGE);
    return last;
  }

  private static Snapshot read(OperationId root, OperationStore store, StreamText text) {
    long sequence = end(root, store);
    Operation top = store.find(root).orElseThrow(() -> new OperationNotFound(root.value()));
    return new Snapshot(top, sequence, text.snapshot(top, sequence));
  }
}
