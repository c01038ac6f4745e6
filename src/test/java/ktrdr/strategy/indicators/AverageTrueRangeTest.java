package ktrdr.strategy.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.market.BarSeries;
import ktrdr.market.Candles;
import org.junit.jupiter.api.Test;

class AverageTrueRangeTest {
  // true ranges from bar 1 on: 2, 4 (from the close of 10 down to 6), 9 (from 7 up to 16)
  private static final BarSeries BARS =
      Candles.daily(
          List.of(
              new double[] {10, 11, 9, 10},
              new double[] {10, 11, 9, 10},
              new double[] {8, 9, 6, 7},
              new double[] {15, 16, 14, 15}));

  @Test
  void the_first_is_the_mean_of_true_ranges_and_each_later_one_is_smoothed_as_wilder_did() {
    assertThat(AverageTrueRange.of(BARS, 2)).containsExactly(Double.NaN, Double.NaN, 3, 6);
    assertThat(AverageTrueRange.of(BARS, 1)).containsExactly(Double.NaN, 2, 4, 9);
  }

  @Test
  void prices_of_a_cheap_coin_are_not_taken_for_none() {
    List<double[]> cheap =
        List.of(new double[] {1e-9, 2e-9, 1e-9, 1e-9}, new double[] {1e-9, 3e-9, 1e-9, 2e-9});
    assertThat(AverageTrueRange.of(Candles.daily(cheap), 1)[1]).isEqualTo(3e-9 - 1e-9);
  }

  @Test
  void without_enough_bars_there_is_none() {
    assertThat(AverageTrueRange.of(BARS, 4)).containsOnly(Double.NaN);
  }
}
