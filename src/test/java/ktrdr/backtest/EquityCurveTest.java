package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EquityCurveTest {

  private static EquityCurve equity(double... values) {
    return new EquityCurve(values, 252);
  }

  @Test
  void a_fall_from_20_to_3_is_a_drawdown_of_85_percent() {
    assertThat(equity(1, 2, 3, 6, 5, 20, 3).maxDrawdown()).isEqualTo(0.85);
  }

  @Test
  void a_curve_that_only_rises_has_no_drawdown() {
    assertThat(equity(1, 2, 3).maxDrawdown()).isZero();
    assertThat(equity(1, 2, 3).longestDrawdown()).isZero();
  }

  @Test
  void the_longest_drawdown_is_counted_in_bars_below_the_high() {
    assertThat(equity(5, 4, 5, 4, 3, 4, 6, 5).longestDrawdown()).isEqualTo(3);
  }

  @Test
  void a_gain_of_21_percent_in_half_a_year_is_46_percent_a_year() {
    EquityCurve curve = new EquityCurve(new double[] {100, 110, 121}, 4);
    assertThat(curve.totalReturn()).isEqualTo(0.21, within(1e-12));
    assertThat(curve.annualReturn()).isEqualTo(0.4641, within(1e-12));
  }

  @Test
  void sharpe_is_mean_over_deviation_by_the_root_of_bars_a_year() {
    // returns +10 %, −10 %, +20 %: mean 1/15, deviation √(7/300)
    EquityCurve curve = new EquityCurve(new double[] {100, 110, 99, 118.8}, 4);
    double deviation = Math.sqrt(7.0 / 300);
    assertThat(curve.annualVolatility()).isEqualTo(2 * deviation, within(1e-12));
    assertThat(curve.sharpe()).isEqualTo(2 / 15.0 / deviation, within(1e-12));
  }

  @Test
  void sortino_looks_at_losses_only() {
    EquityCurve curve = new EquityCurve(new double[] {100, 110, 99, 118.8}, 4);
    assertThat(curve.sortino()).isEqualTo(2 / 15.0 / Math.sqrt(0.01 / 3), within(1e-12));
  }

  @Test
  void a_flat_curve_has_no_ratio() {
    assertThat(equity(100, 100, 100).sharpe()).isNaN();
    assertThat(equity(100, 100, 100).calmar()).isNaN();
  }

  @Test
  void moments_of_1_2_3_4_and_10_are_the_textbook_ones() {
    Moments moments = Moments.of(new double[] {1, 2, 3, 4, 10});
    assertThat(moments.mean()).isEqualTo(4);
    assertThat(moments.deviation()).isEqualTo(Math.sqrt(12.5), within(1e-12));
    assertThat(moments.skewness()).isEqualTo(36 / Math.pow(10, 1.5), within(1e-12));
    assertThat(moments.kurtosis()).isEqualTo(278.8 / 100, within(1e-12));
  }
}
