package ktrdr.rest.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;

/**
 * What one client follows, and how far it has come. Its own thread of the pump fills it; the
 * client's connection empties it.
 */
final class EventStream {
  private final ClientQueue queue;
  private final boolean alone;
  private final Map<OperationId, StreamPosition> places = new LinkedHashMap<>();
  private Optional<Instant> floor;

  /**
   * @param alone one tree, whose sequence is the id of its events
   * @param floor roots created since join by themselves; empty when none does
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

  /** From now on the client follows this root too, and is sent what comes after this event. */
  void join(Operation root, long after) {
    places.put(root.id(), new StreamPosition(root.state().created(), after));
  }

  /** The client has heard all of this root: it is told again when it goes on. */
  void joinEnded(Operation root, long last) {
    join(root, last);
    places.get(root.id()).end();
  }

  /** From now on the client follows this root too, of which it is shown how it stands. */
  void join(Snapshot snapshot) {
    join(snapshot.root(), snapshot.sequence());
    tell("snapshot", snapshot.json());
  }

  /** Says something after which a client that comes back goes on like after an event. */
  void tell(String name, String json) {
    queue.add(Frame.durable(name, id(), json));
  }

  /** Later roots are new; what ended before is no longer told in the ids. */
  void raise(Instant to) {
    floor = floor.filter(to::isBefore).or(() -> Optional.of(to));
    places
        .values()
        .removeIf(position -> position.ended() && position.created().isBefore(floor.orElseThrow()));
  }

  /** Sends the events of a tree that the client does not have yet, as many as there is room for. */
  void take(OperationId root, List<EventLine> lines) {
    StreamPosition position = places.get(root);
    for (EventLine line : lines) {
      if (line.sequence() <= position.sequence()) {
        continue;
      }
      if (!queue.hasRoom()) {
        return; // not one further: there may be room again at the next, and this one were lost
      }
      position.advance(line.sequence());
      tell(line.kind(), line.json());
    }
  }

  /** Sends the progress that the client does not have yet, once it has all events. */
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

  /** Says that a tree has ended, once the client has all of its events. */
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
