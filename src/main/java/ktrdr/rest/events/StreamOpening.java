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
import ktrdr.rest.problems.MalformedRequest;

/**
 * Opens event streams: where the client was before, or with a snapshot of how things stand. What
 * may be refused is looked at first; what takes its time is a {@link Beginning}, read later.
 */
@ApplicationScoped
public class StreamOpening {
  // A client that was away for longer is shown how things stand, not all that happened.
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

  /** One tree. */
  Opening one(Operation root, Optional<Long> after, Outbox outbox) {
    EventStream stream = new EventStream(outbox, true, Optional.empty());
    return opening(stream, List.of(root), after.map(place -> Map.of(root.id(), place)));
  }

  /** These trees. */
  Opening several(List<Operation> roots, Optional<Cursor> cursor, Outbox outbox) {
    EventStream stream = new EventStream(outbox, false, Optional.empty());
    return opening(stream, roots, cursor.map(Cursor::places));
  }

  private Opening opening(
      EventStream stream, List<Operation> roots, Optional<Map<OperationId, Long>> places) {
    for (Operation root : roots) {
      places.map(known -> known.get(root.id())).ifPresent(place -> join(stream, root, place));
    }
    List<OperationId> ids = roots.stream().map(Operation::id).toList();
    return new Opening(stream, Beginning.of(ids.stream().filter(id -> !stream.knows(id)).toList()));
  }

  /** The trees of all that is active, and of what begins later. */
  Opening active(Optional<Cursor> cursor, Outbox outbox) {
    Instant now = clock.instant();
    Optional<Cursor> fresh =
        cursor.filter(c -> c.floor().filter(now.minus(MEMORY)::isBefore).isPresent());
    Instant floor = fresh.flatMap(Cursor::floor).orElse(now.minus(Newcomers.SKEW));
    EventStream stream = new EventStream(outbox, false, Optional.of(floor));
    fresh.ifPresent(c -> resume(stream, c));
    return new Opening(stream, fresh.map(c -> Beginning.of(List.of())).orElse(Beginning.ACTIVE));
  }

  // Roots that the cursor does not know are found by the pump.
  private void resume(EventStream stream, Cursor cursor) {
    cursor
        .places()
        .forEach((id, place) -> store.find(id).ifPresent(root -> join(stream, root, place)));
  }

  private void join(EventStream stream, Operation root, long after) {
    if (!isIn(root, after)) {
      throw new MalformedRequest("after", "There is no event " + after + " of " + root.id());
    }
    stream.join(root, after);
  }

  private boolean isIn(Operation root, long sequence) {
    return sequence == 0 || !store.events(root.id(), sequence - 1, 1).isEmpty();
  }

  /** Reads a beginning; what comes back shows it to a stream. */
  Consumer<EventStream> read(Beginning beginning) {
    if (beginning.active()) {
      return active();
    }
    List<Snapshot> snapshots = beginning.roots().stream().map(this::snapshot).toList();
    return stream -> snapshots.forEach(stream::join);
  }

  private Consumer<EventStream> active() {
    Instant floor = clock.instant().minus(Newcomers.SKEW);
    Map<Boolean, List<Operation>> roots =
        new Newcomers(store, text)
            .since(floor).stream().collect(partitioningBy(root -> root.status().active()));
    Map<Operation, Long> ended = new LinkedHashMap<>();
    roots.get(false).forEach(root -> ended.put(root, Snapshot.end(root.id(), store)));
    // Also when there is none: a client that comes back goes on from here.
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
