package ktrdr.operations.owners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who has just come back from an outage of the database takes nobody for dead. */
@Tag("database")
class HeartbeatStabilityTest {
  private final HeartbeatStability stability = new HeartbeatStability(0);

  @Test
  void ten_seconds_of_beats_are_enough_to_judge_others_and_less_are_not() {
    beats(1, 9);
    assertThat(stability.isSteady(at(9))).isFalse();
    beats(10, 10);
    assertThat(stability.isSteady(at(10))).isTrue();
  }

  @Test
  void an_outage_begins_it_anew() {
    beats(1, 20);
    assertThat(stability.isSteady(at(24))).as("in the outage").isFalse();
    beats(30, 39);
    assertThat(stability.isSteady(at(39))).isFalse();
    beats(40, 40);
    assertThat(stability.isSteady(at(40))).isTrue();
  }

  @Test
  void a_beat_that_is_two_seconds_late_is_no_outage() {
    beats(1, 20);
    beats(23, 23);
    assertThat(stability.isSteady(at(23))).isTrue();
    assertThat(stability.silence(at(25))).isEqualTo(Duration.ofSeconds(2));
  }

  private void beats(int from, int to) {
    for (int second = from; second <= to; second++) {
      stability.beat(at(second));
    }
  }

  private static long at(int second) {
    return Duration.ofSeconds(second).toNanos();
  }
}
