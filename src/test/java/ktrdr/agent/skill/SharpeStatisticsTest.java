package ktrdr.agent.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ktrdr.agent.Trials;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the numbers that the papers print. */
class SharpeStatisticsTest {
  private static final Offset<Double> FOUR = within(0.00005);
  private static final Offset<Double> THREE = within(0.0005);
  private static final Offset<Double> TWO = within(0.005);
  private static final double DAILY_VARIANCE = 0.5 / 250;
  private static final SharpeStatistics SKEWED =
      new SharpeStatistics(2.5 / Math.sqrt(250), -3, 10, 1_250);

  @Test
  void the_best_of_a_hundred_worthless_strategies_shows_0_1132_a_day() {
    assertThat(SharpeStatistics.luck(100, DAILY_VARIANCE)).isEqualTo(0.1132, FOUR);
  }

  @Test
  void a_skewed_ratio_of_2_5_a_year_found_in_a_hundred_trials_is_deflated_to_0_9004() {
    assertThat(SKEWED.deflated(100, DAILY_VARIANCE)).isEqualTo(0.9004, FOUR);
  }

  @Test
  void found_in_46_trials_it_is_0_9505() {
    assertThat(SKEWED.deflated(46, DAILY_VARIANCE)).isEqualTo(0.9505, FOUR);
  }

  @Test
  void with_normal_returns_88_trials_give_the_same() {
    SharpeStatistics normal = new SharpeStatistics(2.5 / Math.sqrt(250), 0, 3, 1_250);
    assertThat(normal.deflated(88, DAILY_VARIANCE)).isEqualTo(0.9505, FOUR);
  }

  @Test
  void fat_tails_take_a_monthly_0_458_from_0_982_to_0_913() {
    assertThat(new SharpeStatistics(0.458, 0, 3, 24).probabilistic(0)).isEqualTo(0.982, THREE);
    SharpeStatistics fund = new SharpeStatistics(0.458, -2.448, 10.164, 24);
    assertThat(fund.probabilistic(0)).isEqualTo(0.913, THREE);
  }

  @ParameterizedTest
  @CsvSource({"252,0,3,2.73", "52,0,3,2.83", "12,0,3,3.24", "12,-0.72,5.78,4.99"})
  void a_ratio_of_2_beats_1_only_after_years(
      double perYear, double skewness, double kurtosis, double years) {
    SharpeStatistics two = new SharpeStatistics(2 / Math.sqrt(perYear), skewness, kurtosis, 100);
    double bars = two.minimumTrackRecord(1 / Math.sqrt(perYear), 0.95);
    assertThat(bars / perYear).isEqualTo(years, TWO);
  }

  @Test
  void the_largest_of_ten_normal_numbers_is_1_5746_on_average() {
    assertThat(SharpeStatistics.expectedMaximum(10)).isEqualTo(1.5746, FOUR);
    assertThat(SharpeStatistics.expectedMaximum(1)).isZero();
  }

  @Test
  void one_trial_is_not_deflated() {
    assertThat(SKEWED.deflated(1, DAILY_VARIANCE)).isEqualTo(SKEWED.probabilistic(0));
  }

  @Test
  void a_ratio_that_is_not_above_the_benchmark_is_never_proven() {
    assertThat(SKEWED.minimumTrackRecord(1, 0.95)).isInfinite();
  }

  @Test
  void without_a_ratio_there_is_no_probability() {
    assertThat(new SharpeStatistics(Double.NaN, 0, 3, 100).probabilistic(0)).isNaN();
  }

  @Test
  void the_variance_of_trials_is_never_below_that_of_estimation() {
    assertThat(SKEWED.variance(new Trials(100, DAILY_VARIANCE))).isEqualTo(DAILY_VARIANCE);
    assertThat(SKEWED.variance(new Trials(100, 0.0005))).isEqualTo(1 / 1_249.0);
    assertThat(SKEWED.variance(new Trials(100, 0))).isEqualTo(1 / 1_249.0);
  }

  @Test
  void fewer_than_ten_trials_do_not_know_their_variance() {
    assertThat(SKEWED.variance(new Trials(9, 25))).isEqualTo(1 / 1_249.0);
    assertThat(SKEWED.variance(new Trials(10, 25))).isEqualTo(25);
    assertThat(SKEWED.variance(new Trials(10, Double.NaN))).isEqualTo(1 / 1_249.0);
    assertThat(SKEWED.variance(Trials.first())).isEqualTo(1 / 1_249.0);
  }
}
