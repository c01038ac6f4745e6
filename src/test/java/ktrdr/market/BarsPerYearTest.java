package ktrdr.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import ktrdr.market.Symbol.Trading;
import ktrdr.market.sources.Bars;
import ktrdr.market.sources.ImportedBars;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarsPerYearTest {
  private static final double WEEKS = 365.25 / 7;

  @TempDir Path home;

  private static BarSeries series(Timeframe timeframe, Instant... starts) {
    List<Bar> bars = new ArrayList<>();
    for (Instant start : starts) {
      bars.add(new Bar(start.plus(timeframe.duration()), 1, 1, 1, 1, 0));
    }
    return BarSeries.of(new Symbol("ANY", "any", Trading.ALWAYS), timeframe, bars);
  }

  private static Instant[] days(int count, int apart) {
    Instant[] days = new Instant[count];
    for (int i = 0; i < count; i++) {
      days[i] = Instant.parse("2020-01-06T00:00:00Z").plusSeconds(86_400L * apart * i);
    }
    return days;
  }

  @Test
  void hours_of_foreign_exchange_are_counted_without_weekends_whatever_calendar_is_stated()
      throws IOException {
    Path csv = home.resolve("fx.csv");
    try (InputStream packed = getClass().getResourceAsStream("/cases/12_fx_24x5_always.csv.gz")) {
      Files.write(csv, new GZIPInputStream(packed).readAllBytes());
    }
    Symbol symbol = new Symbol("EURUSD", "imported", Trading.ALWAYS);
    BarSeries bars =
        new ImportedBars(home.resolve("data"))
            .take(csv, symbol, Timeframe.H1, ProgressMonitor.unwatched());
    assertThat(bars.size()).isEqualTo(2_460);
    assertThat(bars.barsPerYear()).isCloseTo(24 * 5 * WEEKS, withinPercentage(1));
  }

  @Test
  void a_year_is_the_median_year_and_a_missing_year_does_not_count() {
    List<Instant> starts = new ArrayList<>(List.of(days(5 * 366, 1)));
    starts.subList(400, 800).clear();
    assertThat(series(Timeframe.D1, starts.toArray(Instant[]::new)).barsPerYear()).isEqualTo(365);
  }

  @Test
  void a_part_of_a_series_keeps_the_year_of_the_whole() {
    BarSeries spx = Bars.bundled().load("SPX", Timeframe.D1);
    assertThat(spx.barsPerYear()).isEqualTo(252);
    assertThat(spx.upTo(9).barsPerYear()).isEqualTo(252);
    assertThat(spx.slice(1_000, 1_100).slice(0, 9).barsPerYear()).isEqualTo(252);
    Optional<LocalDate> from = Optional.of(LocalDate.parse("2020-03-01"));
    assertThat(spx.between(from, Optional.empty()).barsPerYear()).isEqualTo(252);
  }

  @Test
  void a_series_of_less_than_a_year_is_counted_over_its_whole_weeks() {
    assertThat(series(Timeframe.D1, days(40, 1)).barsPerYear())
        .isCloseTo(365.25, withinPercentage(1e-9));
    assertThat(series(Timeframe.D1, days(20, 2)).barsPerYear())
        .isCloseTo(3.6 * WEEKS, withinPercentage(1));
    assertThat(series(Timeframe.W1, days(10, 7)).barsPerYear())
        .isCloseTo(WEEKS, withinPercentage(1e-9));
  }

  @Test
  void a_series_of_less_than_a_week_is_counted_over_its_span() {
    assertThat(series(Timeframe.D1, days(3, 1)).barsPerYear()).isEqualTo(365.25);
    assertThat(series(Timeframe.H1, days(1, 1)).barsPerYear()).isEqualTo(8_766);
    assertThat(series(Timeframe.H1).barsPerYear()).isEqualTo(8_766);
  }
}
