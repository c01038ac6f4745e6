package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import ktrdr.agent.GateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
  private static final Gates GATES = new Gates(GateThresholds.DEFAULT);

  private static Map<String, Object> training() {
    return new HashMap<>(Map.of("test_accuracy", 0.45, "test_loss", 0.8, "loss_decrease", 0.2));
  }

  private static Map<String, Object> backtest() {
    return new HashMap<>(Map.of("win_rate", 0.45, "max_drawdown", 0.4, "sharpe", -0.5));
  }

  @Test
  void what_just_reaches_every_threshold_passes() {
    assertThat(GATES.training(training())).isEqualTo(GateResult.PASSED);
    assertThat(GATES.backtest(backtest())).isEqualTo(GateResult.PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "test_accuracy, 0.42, accuracy_below_threshold (42.0% < 45%)",
    "test_loss, 0.85, loss_too_high (0.850 > 0.8)",
    "loss_decrease, 0.1, insufficient_loss_decrease (10.0% < 20%)",
    "loss_decrease, -0.05, insufficient_loss_decrease (-5.0% < 20%)"
  })
  void a_training_that_falls_short_fails_for_a_stable_reason(
      String name, double value, String reason) {
    Map<String, Object> facts = training();
    facts.put(name, value);
    assertThat(GATES.training(facts)).isEqualTo(new GateResult(false, reason, false));
  }

  @ParameterizedTest
  @CsvSource({
    "win_rate, 0.4, win_rate_too_low (40.0% < 45%)",
    "max_drawdown, 0.45, drawdown_too_high (45.0% > 40%)",
    "sharpe, -0.7, sharpe_too_low (-0.70 < -0.5)"
  })
  void a_backtest_that_falls_short_fails_for_a_stable_reason(
      String name, double value, String reason) {
    Map<String, Object> facts = backtest();
    facts.put(name, value);
    assertThat(GATES.backtest(facts)).isEqualTo(new GateResult(false, reason, false));
  }

  @Test
  void the_first_failure_wins() {
    Map<String, Object> facts =
        Map.of("test_accuracy", 0.1, "test_loss", 9.0, "loss_decrease", 0.0);
    assertThat(GATES.training(facts).reason()).startsWith("accuracy");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_finite_fails_whatever_its_sign(double value) {
    Map<String, Object> facts = backtest();
    facts.put("max_drawdown", value);
    assertThat(GATES.backtest(facts).reason()).isEqualTo("max_drawdown_missing (needs <= 40%)");
    facts = backtest();
    facts.put("sharpe", value);
    assertThat(GATES.backtest(facts).reason()).isEqualTo("sharpe_missing (needs >= -0.5)");
  }

  @Test
  void what_is_missing_or_null_fails() {
    assertThat(GATES.training(Map.of()).reason()).isEqualTo("test_accuracy_missing (needs >= 45%)");
    Map<String, Object> facts = backtest();
    facts.put("win_rate", null);
    assertThat(GATES.backtest(facts).reason()).isEqualTo("win_rate_missing (needs >= 45%)");
  }

  @Test
  void a_session_can_ask_for_more() {
    Gates strict = new Gates(new GateThresholds(0.605, 0.8, 0.2, 0.45, 0.4, 0));
    assertThat(strict.training(training()).reason())
        .isEqualTo("accuracy_below_threshold (45.0% < 60.5%)");
    assertThat(strict.backtest(backtest()).reason()).isEqualTo("sharpe_too_low (-0.50 < 0)");
  }

  @Test
  void a_bypassed_gate_still_says_what_it_saw() {
    GateResult bypassed = GATES.training(Map.of()).bypass();
    assertThat(bypassed.passed()).isFalse();
    assertThat(bypassed.facts()).containsEntry("bypassed", true).containsEntry("passed", false);
    assertThat(GateResult.of(bypassed.facts())).isEqualTo(bypassed);
  }

  @Test
  void a_gate_that_nobody_asked_has_not_passed() {
    assertThat(GateResult.of(null).passed()).isFalse();
  }
}
