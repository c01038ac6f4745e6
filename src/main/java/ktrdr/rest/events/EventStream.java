package ktrdr.rest.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.rest.events.client.ClientQueue;
import ktrdr.rest.events.client.Cursor;
import ktrdr.rest.events.client.Frame;
import ktrdr.rest.events.client.StreamPosition;

/**
 * What one client follows, and how far it has come. The pump's thread fills it; the client's
 * connection empties it.
 */
final class EventStream {
  private final ClientQueue queue;
  private final boolean alone;
  private final Map<OperationId, StreamPosition> places = new LinkedHashMap<>();
  private Optional<Instant> floor;

  /**
   * @param alone true for a single tree, whose sequence serves as the id of its events
   * @param floor roots created since then join automatically; empty if none do
   */
  EventStream(ClientQueue queue, boolean alone, Optional<Instant> floor) {
    this.queue = queue;
    this.alone = alone;
    this.floor = floor;
  }

  ClientQueue client() {
    return queue;
  }

  Set<OperationId> roots() {
    return places.keySet();
  }

  Optional<Instant> floor() {
    return floor;
  }

  boolean knows(OperationId root) {
    return places.containsKey(root);
  }

  StreamPosition place(OperationId root) {
    return places.get(root);
  }

  /** Adds a root, and sends its events after this one from now on. */
  void join(Operation root, long after) {
    places.put(root.id(), new StreamPosition(root.state().created(), after));
  }

  /** Adds a root whose events the client already has; the client is told if it continues. */
  void joinEnded(Operation root, long last) {
    join(root, last);
    places.get(root.id()).end();
  }

  /** Adds a root, and sends a snapshot of its state first. */
  void join(Snapshot snapshot) {
    join(snapshot.root(), snapshot.sequence());
    tell("snapshot", snapshot.json());
  }

  /** Sends a message from which a returning client can continue, as after an event. */
  void tell(String name, String json) {
    queue.add(Frame.durable(name, id(), json));
  }

  /** Treats only later roots as new; from now on ids leave out roots that ended before. */
  void raise(Instant to) {
    floor = floor.filter(to::isBefore).or(() -> Optional.of(to));
    places
        .values()
        .removeIf(position -> position.ended() && position.created().isBefore(floor.orElseThrow()));
  }

  /** Sends the events of a tree that the client lacks, as far as there is room. */
  void take(OperationId root, List<EventLine> lines) {
    StreamPosition position = places.get(root);
    for (EventLine line : lines) {
      if (line.sequence() <= position.sequence()) {
        continue;
      }
      if (!queue.hasRoom()) {
        return; // Stop here: the next event might find room again, and this one would be lost.
      }
      position.advance(line.sequence());
      tell(line.kind(), line.json());
    }
  }

  /** Sends the progress that the client lacks, once it has all events. */
  void report(TreeLog log) {
    StreamPosition position = places.get(log.root());
    if (position.sequence() < log.last() || !queue.isCalm()) {
      return;
    }
    for (ProgressReport report : log.progress().reports()) {
      if (report.number() > position.reported()) {
        queue.add(Frame.passing("progress", report.json()));
      }
    }
    position.report(log.progress().number());
  }

  /** Tells the client that a tree has ended, once it has all of its events. */
  void end(TreeLog log, String json) {
    StreamPosition position = places.get(log.root());
    if (position.sequence() < log.last() || position.ended() || !queue.hasRoom()) {
      return;
    }
    position.end();
    queue.add(Frame.passing("end", json));
    if (floor.isEmpty() && places.values().stream().allMatch(StreamPosition::ended)) {
      queue.finish();
    }
  }

  private String id() {
    return alone ? Long.toString(places.values().iterator().next().sequence()) : cursor().text();
  }

  private Cursor cursor() {
    Map<OperationId, Long> sequences = new LinkedHashMap<>();
    places.forEach((root, position) -> sequences.put(root, position.sequence()));
    return new Cursor(floor, sequences);
  }
}
