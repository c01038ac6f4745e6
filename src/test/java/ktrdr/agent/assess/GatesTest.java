package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.agent.GateResult;
import ktrdr.training.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
  private static final Gates GATES = new Gates(GateThresholds.DEFAULT);

  private static GateResult training(double accuracy, double loss, double lossDecrease) {
    return GATES.training(new Score(loss, accuracy), lossDecrease);
  }

  @Test
  void what_just_reaches_every_threshold_passes() {
    assertThat(training(0.45, 0.8, 0.2)).isEqualTo(GateResult.PASSED);
    assertThat(GATES.backtest(0.45, 0.4, -0.5)).isEqualTo(GateResult.PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "0.42, 0.8, 0.2, accuracy_below_threshold (42.0% < 45%)",
    "0.45, 0.85, 0.2, loss_too_high (0.850 > 0.8)",
    "0.45, 0.8, 0.1, insufficient_loss_decrease (10.0% < 20%)",
    "0.45, 0.8, -0.05, insufficient_loss_decrease (-5.0% < 20%)"
  })
  void a_training_that_falls_short_fails_for_a_stable_reason(
      double accuracy, double loss, double lossDecrease, String reason) {
    assertThat(training(accuracy, loss, lossDecrease))
        .isEqualTo(new GateResult(false, reason, false));
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 0.4, -0.5, win_rate_too_low (40.0% < 45%)",
    "0.45, 0.45, -0.5, drawdown_too_high (45.0% > 40%)",
    "0.45, 0.4, -0.7, sharpe_too_low (-0.70 < -0.5)"
  })
  void a_backtest_that_falls_short_fails_for_a_stable_reason(
      double winRate, double maxDrawdown, double sharpe, String reason) {
    assertThat(GATES.backtest(winRate, maxDrawdown, sharpe))
        .isEqualTo(new GateResult(false, reason, false));
  }

  @Test
  void the_first_failure_wins() {
    assertThat(training(0.1, 9, 0).reason()).startsWith("accuracy");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_finite_fails_whatever_its_sign(double value) {
    assertThat(GATES.backtest(0.45, value, -0.5).reason())
        .isEqualTo("max_drawdown_missing (needs <= 40%)");
    assertThat(GATES.backtest(0.45, 0.4, value).reason())
        .isEqualTo("sharpe_missing (needs >= -0.5)");
    assertThat(training(value, 0.8, 0.2).reason())
        .isEqualTo("test_accuracy_missing (needs >= 45%)");
    assertThat(GATES.backtest(value, 0.4, -0.5).reason())
        .isEqualTo("win_rate_missing (needs >= 45%)");
  }

  @Test
  void a_session_can_ask_for_more() {
    Gates strict = new Gates(new GateThresholds(0.605, 0.8, 0.2, 0.45, 0.4, 0));
    assertThat(strict.training(new Score(0.8, 0.45), 0.2).reason())
        .isEqualTo("accuracy_below_threshold (45.0% < 60.5%)");
    assertThat(strict.backtest(0.45, 0.4, -0.5).reason()).isEqualTo("sharpe_too_low (-0.50 < 0)");
  }

  @Test
  void a_bypassed_gate_still_says_what_it_saw_and_stops_nothing() {
    GateResult failed = training(0.1, 0.8, 0.2);
    assertThat(failed.stops()).isTrue();
    assertThat(failed.bypass().passed()).isFalse();
    assertThat(failed.bypass().reason()).isEqualTo(failed.reason());
    assertThat(failed.bypass().stops()).isFalse();
  }

  @Test
  void a_gate_that_nobody_asked_has_not_passed() {
    assertThat(GateResult.NOT_CHECKED.passed()).isFalse();
  }
}
