package ktrdr.market.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import org.junit.jupiter.api.Test;

class BundledBarsTest {
  private final BarSource bars = Bars.bundled();

  @Test
  void the_index_has_5_105_days_as_its_source_gives_them() {
    BarSeries spx = bars.load("SPX", Timeframe.D1);
    assertThat(spx.size()).isEqualTo(5_105);
    assertThat(spx.start(0)).isEqualTo(Instant.parse("2000-01-03T00:00:00Z"));
    Instant end = Instant.parse("2020-04-18T00:00:00Z");
    assertThat(spx.bar(5_104))
        .isEqualTo(
            new Bar(end, 2842.429932, 2879.219971, 2830.879883, 2874.560059, 5_792_140_000.0));
    assertThat(spx.barsPerYear()).isEqualTo(252);
  }

  @Test
  void bitcoin_has_9_398_minutes_and_6_whole_days() {
    BarSeries minutes = bars.load("BTCUSD", Timeframe.M1);
    assertThat(minutes.size()).isEqualTo(9_398);
    assertThat(minutes.end(9_397)).isEqualTo(Instant.parse("2013-12-01T16:02:00Z"));
    assertThat(bars.load("BTCUSD", Timeframe.D1).size()).isEqualTo(6);
    assertThat(bars.load("BTCUSD", Timeframe.H1).size()).isEqualTo(160);
  }

  @Test
  void every_listed_series_loads_and_every_bar_is_possible() {
    for (BarSource.Listing listing : bars.listings()) {
      BarSeries series = bars.load(listing.symbol().name(), listing.timeframe());
      assertThat(series.size()).isPositive();
      assertThat(series.timeframe()).isEqualTo(listing.timeframe());
      for (int i = 0; i < series.size(); i++) {
        Bar bar = series.bar(i);
        assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
        assertThat(bar.high()).isFinite().isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
        assertThat(bar.volume()).isFinite().isPositive();
      }
    }
  }

  @Test
  void a_series_is_read_once() {
    assertThat(bars.load("SPX", Timeframe.D1)).isSameAs(bars.load("SPX", Timeframe.D1));
    assertThat(bars.load("SPX", Timeframe.W1)).isSameAs(bars.load("SPX", Timeframe.W1));
  }

  @Test
  void what_is_not_there_is_refused_with_what_is() {
    assertThatThrownBy(() -> bars.load("SPY", Timeframe.D1))
        .isInstanceOf(UnknownBars.class)
        .hasMessageContaining("No bars of SPY 1d; there are SPX 1d, SPX 1w, BTCUSD 1m");
    assertThatThrownBy(() -> bars.load("SPX", Timeframe.M1)).isInstanceOf(UnknownBars.class);
    assertThatThrownBy(() -> bars.load("BTCUSD", Timeframe.W1)).isInstanceOf(UnknownBars.class);
    assertThat(bars.has("SPX", Timeframe.M1)).isFalse();
    assertThat(bars.has("BTCUSD", Timeframe.H4)).isTrue();
  }

  @Test
  void a_range_of_days_holds_both_of_its_ends() {
    BarSeries spx = bars.load("SPX", Timeframe.D1);
    BarSeries week = spx.between(day("2001-09-08"), day("2001-09-17"));
    assertThat(week.size()).isEqualTo(2);
    assertThat(week.start(0)).isEqualTo(Instant.parse("2001-09-10T00:00:00Z"));
    assertThat(week.start(1)).isEqualTo(Instant.parse("2001-09-17T00:00:00Z"));
    assertThat(spx.between(day("2030-01-01"), Optional.empty()).size()).isZero();
    assertThat(spx.between(Optional.empty(), day("1999-01-01")).size()).isZero();
    assertThat(spx.between(Optional.empty(), Optional.empty()).size()).isEqualTo(5_105);
    assertThat(spx.slice(10, 20).between(day("2000-01-18"), day("2000-01-19")).size()).isEqualTo(2);
  }

  private static Optional<LocalDate> day(String text) {
    return Optional.of(LocalDate.parse(text));
  }
}
