package ktrdr.agent.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ktrdr.fixture.PlantedMarket;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class FingerprintSketchesTest {
  private static final Sketches SKETCHES = new FingerprintSketches();
  private static final BarSeries SERIES = PlantedMarket.walk(600, 1);

  private static Sketch of(BarSeries bars) {
    return SKETCHES.of(bars, ProgressMonitor.unwatched());
  }

  private static BarSeries part(int from, int after) {
    List<Bar> bars = new ArrayList<>();
    for (int i = from; i < after; i++) {
      bars.add(SERIES.bar(i));
    }
    return BarSeries.of(SERIES.symbol(), SERIES.timeframe(), bars);
  }

  @Test
  void a_series_that_was_shortened_or_continued_is_the_same_instrument() {
    assertThat(SKETCHES.same(of(SERIES), of(part(0, 400)))).isTrue();
    assertThat(SKETCHES.same(of(part(200, 600)), of(SERIES))).isTrue();
    assertThat(SKETCHES.same(of(part(0, 400)), of(part(200, 600)))).isTrue();
  }

  @Test
  void other_bars_at_the_same_times_are_another_instrument() {
    assertThat(SKETCHES.same(of(SERIES), of(PlantedMarket.walk(600, 2)))).isFalse();
  }

  @Test
  void bars_without_a_common_period_are_not_known_to_be_one_instrument() {
    assertThat(SKETCHES.same(of(part(0, 300)), of(part(300, 600)))).isFalse();
  }

  @Test
  void of_a_backtest_of_before_only_the_very_same_bars_are_recognised() {
    Sketch before = SKETCHES.ofHash(SERIES.sha256());
    assertThat(SKETCHES.same(before, of(SERIES))).isTrue();
    assertThat(SKETCHES.same(of(SERIES), before)).isTrue();
    assertThat(SKETCHES.same(before, of(part(0, 599)))).isFalse();
    assertThat(SKETCHES.same(before, SKETCHES.ofHash(SERIES.sha256()))).isTrue();
  }
}
