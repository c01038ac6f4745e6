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
  private final Outbox outbox;
  private final boolean alone;
  private final Map<OperationId, Place> places = new LinkedHashMap<>();
  private Optional<Instant> floor;

  /**
   * @param alone one tree, whose sequence is the id of its events
   * @param floor roots created since join by themselves; empty when none does
   */
  EventStream(Outbox outbox, boolean alone, Optional<Instant> floor) {
    this.outbox = outbox;
    this.alone = alone;
    this.floor = floor;
  }

  Outbox outbox() {
    return outbox;
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

  Place place(OperationId root) {
    return places.get(root);
  }

  /** From now on the client follows this root too, and is sent what comes after this event. */
  void join(Operation root, long after) {
    places.put(root.id(), new Place(root.state().created(), after));
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
    outbox.add(Frame.durable(name, id(), json));
  }

  /** Later roots are new; what ended before is no longer told in the ids. */
  void raise(Instant to) {
    floor = floor.filter(to::isBefore).or(() -> Optional.of(to));
    places
        .values()
        .removeIf(place -> place.ended() && place.created().isBefore(floor.orElseThrow()));
  }

  /** Sends the events of a tree that the client does not have yet, as many as there is room for. */
  void take(OperationId root, List<Line> lines) {
    Place place = places.get(root);
    for (Line line : lines) {
      if (line.sequence() <= place.sequence()) {
        continue;
      }
      if (!outbox.hasRoom()) {
        return; // not one further: there may be room again at the next, and this one were lost
      }
      place.advance(line.sequence());
      tell(line.kind(), line.json());
    }
  }

  /** Sends the progress that the client does not have yet, once it has all events. */
  void report(TreeLog log) {
    Place place = places.get(log.root());
    if (place.sequence() < log.last() || !outbox.isCalm()) {
      return;
    }
    for (Report report : log.progress().reports()) {
      if (report.number() > place.reported()) {
        outbox.add(Frame.passing("progress", report.json()));
      }
    }
    place.report(log.progress().number());
  }

  /** Says that a tree has ended, once the client has all of its events. */
  void end(TreeLog log, String json) {
    Place place = places.get(log.root());
    if (place.sequence() < log.last() || place.ended() || !outbox.hasRoom()) {
      return;
    }
    place.end();
    outbox.add(Frame.passing("end", json));
    if (floor.isEmpty() && places.values().stream().allMatch(Place::ended)) {
      outbox.finish();
    }
  }

  private String id() {
    return alone ? Long.toString(places.values().iterator().next().sequence()) : cursor().text();
  }

  private Cursor cursor() {
    Map<OperationId, Long> sequences = new LinkedHashMap<>();
    places.forEach((root, place) -> sequences.put(root, place.sequence()));
    return new Cursor(floor, sequences);
  }
}
