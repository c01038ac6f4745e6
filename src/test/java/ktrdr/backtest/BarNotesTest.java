package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import org.junit.jupiter.api.Test;

class BarNotesTest {

  @Test
  void opens_that_are_the_close_before_are_counted_in_the_bundled_index() {
    BarSeries bars = Bars.bundled().load("SPX", Timeframe.D1);
    assertThat(BarNotes.copiedOpens(TestPeriod.of(bars, 2_042, 5_105)))
        .contains(
            "1,760 of 5,105 bars, 164 of them in the test, open exactly at the close before: what an"
                + " order at the open would have paid there, these prices can't show.");
  }

  @Test
  void bars_behind_the_test_do_not_count() {
    // Bar 1 opens at the close before, bars 2 to 10 don't, and bar 11 does again.
    double[] pairs = new double[24];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = 10 + i;
    }
    pairs[2] = pairs[1];
    pairs[22] = pairs[21];
    BarSeries bars = SeriesOf.opensAndCloses(pairs);
    assertThat(BarNotes.copiedOpens(TestPeriod.of(bars, 2, 10)).orElseThrow())
        .startsWith("1 of 10 bars, 0 of them in the test,");
    assertThat(BarNotes.copiedOpens(TestPeriod.of(bars, 2, 11))).isEmpty();
    assertThat(BarNotes.copiedOpens(TestPeriod.of(bars, 2, 12)).orElseThrow())
        .startsWith("2 of 12 bars, 1 of them in the test,");
  }
}
