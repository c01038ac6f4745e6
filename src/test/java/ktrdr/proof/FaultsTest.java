package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ktrdr.fixture.Faults;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real transactions on a database of which one call in twenty goes wrong, also after it has
 * committed: when it is over nothing is stuck, every promise holds, and what anybody was told is
 * there.
 */
@Tag("database")
class FaultsTest {
  private static final double RATE = 0.05;
  private static final int SECONDS = Proof.size(6, 60);

  private static final long CALLS = Proof.size(2_000, 50_000);
  private static final Duration BETWEEN_CRASHES = Duration.ofMillis(Proof.size(700, 3_000));

  private final long seed = Long.getLong("ktrdr.seed", System.nanoTime());

  @Test
  void nothing_is_stuck_or_lost_when_one_call_in_twenty_of_the_database_goes_wrong() {
    Faults faults = new Faults(seed, RATE);
    try (Storm storm = new Storm(faults)) {
      faults.begin();
      long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
      storm.blow(seed, () -> System.nanoTime() > end && enough(faults), BETWEEN_CRASHES);
      faults.end();
      storm.untilCalm();
      storm.resumePaused();
      storm.untilCalm();
      assertPromises(storm);
      write(storm, faults);
    }
  }

  /** A slow machine gets as far as a quick one. */
  private static boolean enough(Faults faults) {
    return faults.calls() > CALLS
        && Arrays.stream(Faults.Kind.values()).allMatch(kind -> faults.happened(kind) > 2);
  }

  private static void assertPromises(Storm storm) {
    assertThat(storm.active()).isEmpty();
    assertThat(storm.mostHeld()).isLessThanOrEqualTo(StormServer.SLOTS);
    storm.told.roots().forEach(root -> Races.assertConsistent(storm.calm, root));
    storm.told.assertKept(storm.calm);
  }

  private void write(Storm storm, Faults faults) {
    ProofTable table =
        new ProofTable(
            "3-faults-d-storm",
            "One call in twenty of the database goes wrong, one commit in five; seed " + seed,
            "seconds",
            "calls",
            "before",
            "after commit",
            "slow",
            "killed",
            "servers that began",
            "sessions",
            "acknowledged",
            "stuck or lost",
            "ends");
    table.row(
        SECONDS,
        faults.calls(),
        faults.happened(Faults.Kind.ERROR_BEFORE),
        faults.happened(Faults.Kind.ERROR_AFTER_COMMIT),
        faults.happened(Faults.Kind.SLOW),
        faults.happened(Faults.Kind.CONNECTION_KILLED),
        storm.starts(),
        storm.told.roots().size(),
        storm.told.size(),
        0,
        ends(storm));
    table.write();
  }

  private static Map<String, Integer> ends(Storm storm) {
    Map<String, Integer> ends = new TreeMap<>();
    List<OperationId> roots = storm.told.roots();
    for (OperationId id : roots) {
      Operation root = storm.calm.in(() -> storm.calm.operations().find(id)).orElseThrow();
      String why = root.state().error().map(error -> ": " + error).orElse("");
      ends.merge(root.status().wire() + why, 1, Integer::sum);
    }
    return ends;
  }
}
