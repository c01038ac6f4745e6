package ktrdr.sessions.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days when clocks change: Berlin 2026-03-29 leaves out 2 to 3, 2026-10-25 has 2 to 3 twice. */
@Tag("database")
class CronTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");

  @Test
  void the_next_time_is_after_a_time_that_matches_itself() {
    Cron daily = new Cron("15 10 * * *", UTC);
    assertThat(daily.next(Instant.parse("2026-11-22T10:14:59.999999Z")))
        .isEqualTo("2026-11-22T10:15:00Z");
    assertThat(daily.next(Instant.parse("2026-11-22T10:15:00Z"))).isEqualTo("2026-11-23T10:15:00Z");
  }

  @Test
  void working_days_at_seven_in_berlin_are_six_utc_in_winter_and_five_in_summer() {
    Cron mornings = new Cron("0 7 * * MON-FRI", BERLIN);
    assertThat(mornings.next(Instant.parse("2026-11-20T06:00:00Z")))
        .isEqualTo("2026-11-23T06:00:00Z");
    assertThat(mornings.next(Instant.parse("2026-07-01T05:00:00Z")))
        .isEqualTo("2026-07-02T05:00:00Z");
  }

  @Test
  void six_fields_begin_with_the_second() {
    assertThat(new Cron("30 * * * * *", UTC).next(Instant.parse("2026-11-22T10:15:00Z")))
        .isEqualTo("2026-11-22T10:15:30Z");
  }

  @Test
  void a_time_that_clocks_leave_out_fires_an_hour_later() {
    assertThat(times(new Cron("30 2 * * *", BERLIN), "2026-03-27T12:00:00Z", 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void a_time_that_clocks_leave_out_fires_once_when_the_later_one_is_meant_too() {
    assertThat(times(new Cron("30 2,3 * * *", BERLIN), "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void a_time_that_comes_twice_fires_the_first_time_only() {
    assertThat(times(new Cron("30 2 * * *", BERLIN), "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    Instant inTheSecondHour = ZonedDateTime.parse("2026-10-25T02:10+01:00").toInstant();
    assertThat(new Cron("30 2 * * *", BERLIN).next(inTheSecondHour))
        .isEqualTo(ZonedDateTime.parse("2026-10-26T02:30+01:00").toInstant());
  }

  @Test
  void every_hour_goes_by_real_time_when_clocks_change() {
    assertThat(times(new Cron("0 * * * *", BERLIN), "2026-10-24T23:30:00Z", 4))
        .containsExactly(
            "2026-10-25T02:00+02:00",
            "2026-10-25T02:00+01:00",
            "2026-10-25T03:00+01:00",
            "2026-10-25T04:00+01:00");
    assertThat(times(new Cron("0 * * * *", BERLIN), "2026-03-29T00:00:00Z", 2))
        .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00");
  }

  @Test
  void a_leap_day_is_found_and_a_30_february_never_comes() {
    assertThat(new Cron("0 0 29 2 *", UTC).next(Instant.parse("2026-11-22T10:15:00Z")))
        .isEqualTo("2028-02-29T00:00:00Z");
    assertThatThrownBy(() -> new Cron("0 0 30 2 *", UTC).next(Instant.EPOCH))
        .isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 7 * * MON-FRI",
        " 0  7 * *   mon ",
        "*/15 * * * *",
        "0 0 9 L * ?",
        "0 9 1,15 JAN-MAR *",
        "0 22-2 * * 0",
        "0 9 * * FRI#2",
        "5/10 * * * 7"
      })
  void good_expressions_have_no_faults_and_a_next_time(String expression) {
    assertThat(Cron.faults(expression)).isEmpty();
    assertThat(new Cron(expression, UTC).next(Instant.EPOCH)).isAfter(Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          61 7 * * *       | the minute can't be "61"
          0 24 * * *       | the hour can't be "24"
          0 7 32 * *       | the day of month can't be "32"
          0 7 * 13 *       | the month can't be "13"
          0 7 * * 8        | the day of week can't be "8"
          0 7 * * 1-9      | the day of week can't be "1-9"
          0 7 * * FREITAG  | the day of week can't be "FREITAG"
          60 0 7 * * *     | the second can't be "60"
          1-5/2 7 * * *    | the minute can't be "1-5/2"
          0,,5 7 * * *     | the minute can't be "0,,5"
          0 7 * *          | this has 4
          @daily           | this has 1
          """)
  void a_bad_field_is_named_with_what_is_allowed(String expression, String said) {
    assertThat(Cron.faults(expression)).singleElement().asString().contains(said);
  }

  @Test
  void all_bad_fields_are_told_at_once() {
    assertThat(Cron.faults("61 24 * * x")).hasSize(3);
    assertThat(Cron.faults("")).singleElement().asString().contains("this has 0");
  }

  private static List<String> times(Cron cron, String after, int count) {
    List<String> times = new ArrayList<>();
    Instant time = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      time = cron.next(time);
      times.add(time.atZone(BERLIN).toOffsetDateTime().toString());
    }
    return times;
  }
}
