package ktrdr.sessions.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import ktrdr.operations.Operation;
import ktrdr.sessions.Stage;
import ktrdr.sessions.schedules.Schedule.Overlap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Times at which no server ran. */
@Tag("database")
class MissedTimesTest extends ScheduleScene {
  private static final Stage STAGE = new Stage();

  MissedTimesTest() {
    super(STAGE);
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @Test
  void times_at_which_no_server_ran_are_counted_and_not_made_up_for() {
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    comes(schedule);
    advance(35);
    assertThat(fire(schedule)).isEmpty();
    assertThat(result(schedule)).isEqualTo("missed 3 while the server was down");
    assertThat(reread(schedule).standing().last().fired()).isEmpty();
    assertThat(reread(schedule).standing().next().orElseThrow()).isAfter(stage.clock.instant());
    assertThat(active()).isEmpty();
  }

  @Test
  void a_server_that_is_back_in_time_for_the_last_one_fires_that() {
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    Instant third = schedule.standing().next().orElseThrow().plus(Duration.ofMinutes(30));
    stage.clock.advance(Duration.between(stage.clock.instant(), third.plusSeconds(59)));
    Operation root = fire(schedule).orElseThrow();
    assertThat(result(schedule))
        .isEqualTo(
            "started session "
                + root.lineage().session().orElseThrow()
                + "; missed 2 while the server was down");
    assertThat(reread(schedule).standing().last().fired()).contains(third);
  }

  @Test
  void a_month_of_seconds_is_missed_without_counting_them_all() {
    Schedule schedule = add(new Cron("* * * * * *", UTC), Overlap.SKIP);
    stage.clock.advance(Duration.ofDays(30));
    assertThat(fire(schedule)).isPresent();
    assertThat(result(schedule)).endsWith("missed more than 999 while the server was down");
  }
}
