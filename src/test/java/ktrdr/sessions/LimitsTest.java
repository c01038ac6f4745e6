package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server does not start with a limit that makes no sense: it says which. */
@Tag("database")
class LimitsTest {
  private static final Duration GRACE = Duration.ofSeconds(10);

  @Test
  void a_limit_out_of_its_range_is_refused_by_its_name() {
    assertRefused("KTRDR_SESSIONS_MAX_ACTIVE", () -> limits(0, 1, GRACE, 5));
    assertRefused("KTRDR_OPERATIONS_MAX_ACTIVE", () -> limits(1, 0, GRACE, 5));
    assertRefused("KTRDR_OPERATIONS_MAX_ACTIVE", () -> limits(1, 101, GRACE, 5));
    assertRefused("KTRDR_CANCEL_GRACE", () -> limits(1, 1, Duration.ofMillis(-1), 5));
    assertRefused("KTRDR_CHECKPOINT_EVERY", () -> limits(1, 1, GRACE, 0));
  }

  @Test
  void a_time_out_of_nothing_is_refused_by_its_name() {
    Optional<Duration> none = Optional.of(Duration.ZERO);
    Optional<Duration> ever = Optional.empty();
    Map<String, Runnable> times =
        Map.of(
            "KTRDR_TIMEOUT_QUEUE", () -> new Limits.Times(none, ever, ever),
            "KTRDR_TIMEOUT_STEP", () -> new Limits.Times(ever, none, ever),
            "KTRDR_TIMEOUT_SESSION", () -> new Limits.Times(ever, ever, none));
    times.forEach(LimitsTest::assertRefused);
  }

  private static void limits(int slots, int alone, Duration grace, int checkpoints) {
    new Limits(slots, alone, grace, true, Limits.Times.ENDLESS, checkpoints);
  }

  private static void assertRefused(String setting, Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(setting);
  }
}
