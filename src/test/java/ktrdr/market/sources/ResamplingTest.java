package ktrdr.market.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Symbol.Trading;
import ktrdr.market.Timeframe;
import org.junit.jupiter.api.Test;

class ResamplingTest {

  @Test
  void five_minutes_have_the_first_open_the_extremes_the_last_close_and_the_sum_of_volumes() {
    BarSeries five =
        Resampling.to(
            minutes(
                bar("00:01", 10, 12, 9, 11, 1),
                bar("00:02", 11, 15, 10, 14, 2),
                bar("00:05", 14, 14, 8, 9, 4)),
            Timeframe.M5);
    assertThat(five.size()).isEqualTo(1);
    assertThat(five.bar(0)).isEqualTo(bar("00:05", 10, 15, 8, 9, 7));
    assertThat(five.start(0)).isEqualTo(at("00:00"));
  }

  @Test
  void a_last_bar_that_is_not_over_is_left_out() {
    BarSeries five =
        Resampling.to(
            minutes(bar("00:05", 1, 1, 1, 1, 1), bar("00:09", 2, 2, 2, 2, 1)), Timeframe.M5);
    assertThat(five.size()).isEqualTo(1);
    assertThat(five.close(0)).isEqualTo(1);
  }

  @Test
  void a_span_without_bars_gives_none() {
    BarSeries five =
        Resampling.to(
            minutes(bar("00:05", 1, 1, 1, 1, 1), bar("00:20", 2, 2, 2, 2, 1)), Timeframe.M5);
    assertThat(five.size()).isEqualTo(2);
    assertThat(five.end(1)).isEqualTo(at("00:20"));
  }

  @Test
  void a_week_runs_from_monday_and_is_over_on_friday_night_at_an_exchange() {
    BarSeries weeks = Bars.bundled().load("SPX", Timeframe.W1);
    BarSeries days = Bars.bundled().load("SPX", Timeframe.D1);
    assertThat(weeks.start(0)).isEqualTo(Instant.parse("2000-01-03T00:00:00Z"));
    assertThat(weeks.open(0)).isEqualTo(days.open(0));
    assertThat(weeks.close(0)).isEqualTo(days.close(4));
    int last = weeks.size() - 1;
    assertThat(weeks.start(last)).isEqualTo(Instant.parse("2020-04-13T00:00:00Z"));
    assertThat(weeks.close(last)).isEqualTo(days.close(days.size() - 1));
  }

  @Test
  void a_week_that_ends_on_a_thursday_is_left_out() {
    BarSeries days = Bars.bundled().load("SPX", Timeframe.D1);
    BarSeries weeks = Resampling.to(days.slice(0, days.size() - 1), Timeframe.W1);
    assertThat(weeks.start(weeks.size() - 1)).isEqualTo(Instant.parse("2020-04-06T00:00:00Z"));
  }

  @Test
  void shorter_bars_cannot_be_made() {
    BarSeries days = Bars.bundled().load("SPX", Timeframe.D1);
    assertThatThrownBy(() -> Resampling.to(days, Timeframe.H1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BarSeries minutes(Bar... bars) {
    return BarSeries.of(
        new Symbol("TEST", "minutes of a test", Trading.ALWAYS), Timeframe.M1, List.of(bars));
  }

  private static Bar bar(String end, double o, double h, double l, double c, double volume) {
    return new Bar(at(end), o, h, l, c, volume);
  }

  private static Instant at(String time) {
    return Instant.parse("2020-01-01T" + time + ":00Z");
  }
}
