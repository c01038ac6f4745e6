package ktrdr.rest;

import static java.util.stream.Collectors.partitioningBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;

/** Opens event streams: where the client was before, or with a snapshot of how things stand. */
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
  EventStream one(Operation root, Optional<Long> after, Outbox outbox) {
    EventStream stream = new EventStream(outbox, true, Optional.empty());
    join(stream, root, after);
    return stream;
  }

  /** These trees. */
  EventStream several(List<Operation> roots, Optional<Cursor> cursor, Outbox outbox) {
    EventStream stream = new EventStream(outbox, false, Optional.empty());
    roots.forEach(r -> join(stream, r, cursor.map(c -> c.places().get(r.id()))));
    return stream;
  }

  /** The trees of all that is active, and of what begins later. */
  EventStream active(Optional<Cursor> cursor, Outbox outbox) {
    Instant now = clock.instant();
    Optional<Cursor> fresh =
        cursor.filter(c -> c.floor().filter(now.minus(MEMORY)::isBefore).isPresent());
    Instant floor = fresh.flatMap(Cursor::floor).orElse(now.minus(Newcomers.SKEW));
    EventStream stream = new EventStream(outbox, false, Optional.of(floor));
    fresh.ifPresentOrElse(c -> resume(stream, c), () -> begin(stream, floor));
    return stream;
  }

  // Roots that the cursor does not know are found by the pump.
  private void resume(EventStream stream, Cursor cursor) {
    cursor
        .places()
        .forEach((id, place) -> store.find(id).ifPresent(r -> join(stream, r, Optional.of(place))));
  }

  private void begin(EventStream stream, Instant floor) {
    Map<Boolean, List<Operation>> roots =
        new Newcomers(store, text)
            .since(floor).stream().collect(partitioningBy(root -> root.status().active()));
    for (Operation ended : roots.get(false)) {
      stream.join(ended, Snapshot.end(ended.id(), store));
      stream.place(ended.id()).end();
    }
    // Also when there is none: a client that comes back goes on from here.
    stream.tell("roots", text.active(roots.get(true)));
    roots.get(true).forEach(root -> join(stream, root, Optional.empty()));
  }

  private void join(EventStream stream, Operation root, Optional<Long> after) {
    if (after.isEmpty()) {
      stream.join(root, Snapshot.of(root.id(), store, text));
    } else if (isIn(root, after.get())) {
      stream.join(root, after.get());
    } else {
      throw new MalformedRequest("after", "There is no event " + after.get() + " of " + root.id());
    }
  }

  private boolean isIn(Operation root, long sequence) {
    return sequence == 0 || !store.events(root.id(), sequence - 1, 1).isEmpty();
  }
}
