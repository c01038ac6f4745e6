package ktrdr.rest.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import ktrdr.operations.owners.OwnerStore.Beat;

/** The last sign of life of a server, by the database's clock. */
public record BeatView(
    String owner,
    String node,
    Instant startedAt,
    Instant lastAt,
    double secondsSilent,
    boolean alive) {

  static BeatView of(Beat beat, Set<String> alive) {
    double silence = Duration.between(beat.last(), beat.now()).toMillis() / 1000.0;
    return new BeatView(
        beat.owner(),
        beat.node(),
        beat.started(),
        beat.last(),
        silence,
        alive.contains(beat.owner()));
  }
}
