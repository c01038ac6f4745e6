package ktrdr.rest.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;

/**
 * Finds roots for clients that follow all active ones, including roots that began and ended between
 * two searches or while the client was away.
 */
final class RootDiscovery {
  /** The clocks of two servers differ by less than this. */
  static final Duration SKEW = Duration.ofMinutes(1);

  private final OperationStore store;
  private final StreamText text;

  RootDiscovery(OperationStore store, StreamText text) {
    this.store = store;
    this.text = text;
  }

  /** Roots that are active or were created since then. */
  Collection<Operation> since(Instant floor) {
    Map<OperationId, Operation> roots = new LinkedHashMap<>();
    store.rootsSince(floor).forEach(root -> roots.put(root.id(), root));
    store.activeRoots().forEach(root -> roots.put(root.id(), root));
    return roots.values();
  }

  /** Adds roots to those streams that do not have them yet. */
  void admit(List<EventStream> streams) {
    Instant floor =
        streams.stream().map(s -> s.floor().orElseThrow()).min(Instant::compareTo).get();
    Collection<Operation> roots = since(floor);
    for (EventStream stream : streams) {
      roots.stream().filter(root -> !stream.knows(root.id())).forEach(r -> admit(stream, r));
      newest(roots).ifPresent(created -> stream.raise(created.minus(SKEW)));
    }
  }

  private void admit(EventStream stream, Operation root) {
    if (!root.state().created().isBefore(stream.floor().orElseThrow())) {
      stream.join(root, 0);
    } else if (root.status().active() && stream.client().hasRoom()) {
      stream.join(Snapshot.of(root.id(), store, text));
    }
  }

  private static Optional<Instant> newest(Collection<Operation> roots) {
    return roots.stream().map(root -> root.state().created()).max(Instant::compareTo);
  }
}
