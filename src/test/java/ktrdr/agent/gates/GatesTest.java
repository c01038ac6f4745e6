package ktrdr.agent.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ktrdr.agent.results.DesignWindowResult.Trading;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.WalkForwardResult.Skill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
  private static final Gates GATES = new Gates(GateThresholds.DEFAULT);
  private static final double LITTLE_MORE = 1.000001;

  private static GateResult training(double t) {
    return GATES.training(new Skill(100, 0.01, t));
  }

  private static GateResult backtest(int trades, double profitFactor, double t) {
    return GATES.backtest(new Trading(trades, profitFactor, t, 0.99, 0.01));
  }

  @Test
  void what_just_suffices_passes() {
    assertThat(training(1)).isEqualTo(GateResult.PASSED);
    assertThat(backtest(2, LITTLE_MORE, 1)).isEqualTo(GateResult.PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "0.42, directional_skill_too_low (t 0.42 < 1)",
    "-0.421, directional_skill_too_low (t -0.42 < 1)",
    "0.999, directional_skill_too_low (t 0.99 < 1)",
    "-0.521, directional_skill_too_low (t -0.52 < 1)",
    "NaN, directional_skill_missing (needs >= 1)",
    "Infinity, directional_skill_missing (needs >= 1)",
    "-Infinity, directional_skill_missing (needs >= 1)"
  })
  void a_training_that_falls_short_fails_for_a_stable_reason(double t, String reason) {
    assertThat(training(t)).isEqualTo(new GateResult(false, reason, false));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 0.93, 2, profit_factor_too_low (0.93 <= 1)",
    "60, 1, 2, profit_factor_too_low (1.00 <= 1)",
    "60, 1.2, 0.5, expectancy_too_low (t 0.50 < 1)"
  })
  void a_backtest_that_falls_short_fails_for_a_stable_reason(
      int trades, double profitFactor, double t, String reason) {
    assertThat(backtest(trades, profitFactor, t)).isEqualTo(new GateResult(false, reason, false));
  }

  @Test
  void the_first_failure_wins() {
    assertThat(backtest(60, 0.5, 0).reason()).startsWith("profit_factor");
    assertThat(backtest(0, 0.5, 0).reason()).isEqualTo("never_traded");
  }

  @Test
  void neither_no_trade_nor_one_passes() {
    assertThat(backtest(0, Double.NaN, Double.NaN).reason()).isEqualTo("never_traded");
    assertThat(backtest(1, 2, Double.NaN).reason()).isEqualTo("expectancy_missing (needs >= 1)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_finite_fails_whatever_its_sign(double value) {
    assertThat(backtest(60, 2, value).reason()).isEqualTo("expectancy_missing (needs >= 1)");
  }

  @Test
  void a_profit_factor_is_infinite_without_a_loss_and_then_the_expectancy_decides() {
    assertThat(backtest(46, Double.POSITIVE_INFINITY, 8.84)).isEqualTo(GateResult.PASSED);
    assertThat(backtest(2, Double.POSITIVE_INFINITY, 0.9).reason())
        .isEqualTo("expectancy_too_low (t 0.90 < 1)");
    assertThat(backtest(60, Double.NaN, 2).reason()).isEqualTo("profit_factor_missing (needs > 1)");
  }

  @Test
  void neither_wins_nor_losses_are_asked_for_beside_what_they_bring() {
    assertThat(backtest(60, 2, 3)).as("with a drawdown of 99 %").isEqualTo(GateResult.PASSED);
  }

  @Test
  void an_operator_can_ask_for_more() {
    Gates strict = new Gates(new GateThresholds(2, 1.25, 1.645));
    assertThat(strict.training(new Skill(100, 0.01, 1)).reason())
        .isEqualTo("directional_skill_too_low (t 1.00 < 2)");
    assertThat(strict.backtest(new Trading(9, 1.2, 2, 0, 0)).reason())
        .isEqualTo("profit_factor_too_low (1.20 <= 1.25)");
    assertThat(strict.backtest(new Trading(9, 1.3, 1.6, 0, 0)).reason())
        .isEqualTo("expectancy_too_low (t 1.60 < 1.645)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_threshold_that_is_no_number_from_0_on_is_refused_by_its_name(double value) {
    assertThatThrownBy(() -> new GateThresholds(1, value, 1))
        .hasMessage("KTRDR_GATE_PROFIT_FACTOR must be a number from 0 on, and is " + value);
  }

  @Test
  void a_bypassed_gate_still_says_what_it_saw_and_stops_nothing() {
    GateResult failed = training(0.1);
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
