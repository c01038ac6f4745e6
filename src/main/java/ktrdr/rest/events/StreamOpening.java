package ktrdr.rest.events;

import static java.util.stream.Collectors.partitioningBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.rest.events.client.ClientQueue;
import ktrdr.rest.events.client.Cursor;

/**
 * Opens event streams, from the client's last position or with a snapshot. Possible refusals are
 * checked during the request; whatever needs the database is a {@link Beginning}, which is read
 * later.
 */
@ApplicationScoped
public class StreamOpening {
  // A client that was away for longer gets the present state, not all past events.
  private static final Duration MEMORY = Duration.ofHours(1);

  private final OperationStore store;
  private final StreamText text;
  private final InstantSource clock;

  @Inject
  public StreamOpening(OperationStore store, StreamText text, InstantSource clock) {
    this.store = store;
    this.text = text;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected StreamOpening() {
    this(null, null, null);
  }

  /** Opens a stream of one tree. */
  Opening one(Operation root, Optional<Long> after, ClientQueue client) {
    EventStream stream = new EventStream(client, true, Optional.empty());
    Map<OperationId, Long> places = after.map(last -> Map.of(root.id(), last)).orElse(Map.of());
    return new Opening(stream, Beginning.of(List.of(root.id()), places));
  }

  /** Opens a stream of these trees. */
  Opening several(List<Operation> roots, Optional<Cursor> cursor, ClientQueue client) {
    EventStream stream = new EventStream(client, false, Optional.empty());
    List<OperationId> ids = roots.stream().map(Operation::id).toList();
    return new Opening(stream, Beginning.of(ids, cursor.map(Cursor::places).orElse(Map.of())));
  }

  /** Opens a stream of all active trees and of those that begin later. */
  Opening active(Optional<Cursor> cursor, ClientQueue client) {
    Instant now = clock.instant();
    Optional<Cursor> fresh =
        cursor.filter(c -> c.floor().filter(now.minus(MEMORY)::isBefore).isPresent());
    Instant floor = fresh.flatMap(Cursor::floor).orElse(now.minus(RootDiscovery.SKEW));
    EventStream stream = new EventStream(client, false, Optional.of(floor));
    // The pump finds roots that the cursor does not know.
    return new Opening(
        stream,
        fresh
            .map(c -> Beginning.of(List.copyOf(c.places().keySet()), c.places()))
            .orElse(Beginning.ACTIVE));
  }

  /** Reads a beginning and returns what sends it to a stream. */
  Consumer<EventStream> read(Beginning beginning) {
    if (beginning.active()) {
      return active();
    }
    List<Consumer<EventStream>> trees =
        beginning.roots().stream()
            .map(id -> tree(id, Optional.ofNullable(beginning.places().get(id))))
            .toList();
    return stream -> trees.forEach(tree -> tree.accept(stream));
  }

  private Consumer<EventStream> tree(OperationId id, Optional<Long> after) {
    Optional<Operation> root = store.find(id);
    if (root.isEmpty()) {
      return stream -> {}; // deleted since the client saw it
    }
    return after
        .filter(last -> isIn(id, last))
        .<Consumer<EventStream>>map(last -> stream -> stream.join(root.get(), last))
        .orElseGet(() -> joining(snapshot(id)));
  }

  private static Consumer<EventStream> joining(Snapshot snapshot) {
    return stream -> stream.join(snapshot);
  }

  private boolean isIn(OperationId root, long sequence) {
    return sequence == 0 || !store.events(root, sequence - 1, 1).isEmpty();
  }

  private Consumer<EventStream> active() {
    Instant floor = clock.instant().minus(RootDiscovery.SKEW);
    Map<Boolean, List<Operation>> roots =
        new RootDiscovery(store, text)
            .since(floor).stream().collect(partitioningBy(root -> root.status().active()));
    Map<Operation, Long> ended = new LinkedHashMap<>();
    roots.get(false).forEach(root -> ended.put(root, Snapshot.end(root.id(), store)));
    // Sent even if no root is active, so that a returning client can continue from here.
    String active = text.active(roots.get(true));
    List<Snapshot> snapshots = roots.get(true).stream().map(r -> snapshot(r.id())).toList();
    return stream -> {
      stream.raise(floor);
      ended.forEach(stream::joinEnded);
      stream.tell("roots", active);
      snapshots.forEach(stream::join);
    };
  }

  private Snapshot snapshot(OperationId root) {
    return Snapshot.of(root, store, text);
  }
}
