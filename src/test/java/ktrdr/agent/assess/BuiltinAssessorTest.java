package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import ktrdr.agent.Assessment;
import ktrdr.agent.Evidence;
import ktrdr.agent.GateResult;
import ktrdr.agent.LeakReport;
import ktrdr.agent.Trials;
import ktrdr.agent.Verdict;
import ktrdr.backtest.EquityCurve;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class BuiltinAssessorTest {
  private static final double GOOD = 0.0010;
  private static final double SLIGHT = 0.0001;

  private final Map<String, Object> training =
      new HashMap<>(
          Map.of("test_accuracy", 0.58, "test_loss", 0.7, "gate", Map.of("passed", true)));
  private final Map<String, Object> backtest = new HashMap<>();
  private LeakReport leaks = new LeakReport(3, List.of());
  private Trials trials = Trials.first();
  private double drift = GOOD;

  BuiltinAssessorTest() {
    backtest.putAll(
        Map.of("in_sample", false, "total_return", 0.40, "max_drawdown", 0.06, "trade_count", 60));
    backtest.putAll(
        Map.of("win_rate", 0.6, "profit_factor", 1.8, "exposure", 0.5, "turnover", 12.0));
    backtest.putAll(
        Map.of("commission_usd", 900.0, "net_profit_usd", 40_000.0, "break_even_commission", 0.02));
    backtest.put("benchmark", Map.of("total_return", 0.10, "sharpe", 0.6, "max_drawdown", 0.2));
    backtest.put("gate", Map.of("passed", true));
  }

  private Assessment assess() {
    Evidence evidence = new Evidence(training, backtest, Optional.of(equity()), leaks, trials, 42);
    return new BuiltinAssessor().assess(evidence, 300, ProgressMonitor.unwatched());
  }

  private EquityCurve equity() {
    Random random = new Random(1);
    double[] values = new double[757];
    values[0] = 100_000;
    for (int i = 1; i < values.length; i++) {
      values[i] = values[i - 1] * (1 + drift + 0.006 * random.nextGaussian());
    }
    return new EquityCurve(values, 252);
  }

  @Test
  void what_beats_the_market_beyond_luck_is_promising() {
    Assessment assessment = assess();
    assertThat(assessment.verdict()).isEqualTo(Verdict.PROMISING);
    assertThat(assessment.reasons())
        .contains(
            "The net return of 40.0% is above the 10.0% of buy & hold with the same position size"
                + " and costs.");
    assertThat(assessment.weaknesses()).isEmpty();
  }

  @Test
  void what_luck_explains_is_neutral() {
    trials = new Trials(500, 0.01);
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons()).singleElement().asString().contains("over 500 trials");
  }

  @Test
  void what_earns_less_than_the_market_is_neutral() {
    backtest.put("total_return", 0.09);
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons()).singleElement().asString().contains("is not above the 10.0%");
    assertThat(assess().weaknesses()).anyMatch(w -> w.startsWith("Holding would have paid more"));
  }

  @Test
  void twenty_nine_trades_are_too_few_to_be_promising() {
    backtest.put("trade_count", 29);
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons()).containsExactly("29 trades are fewer than 30.");
  }

  @Test
  void nineteen_trades_are_poor() {
    backtest.put("trade_count", 19);
    assertThat(assess().verdict()).isEqualTo(Verdict.POOR);
  }

  @Test
  void a_test_on_training_bars_is_never_promising() {
    backtest.put("in_sample", true);
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons()).singleElement().asString().contains("trained on");
  }

  @Test
  void a_failed_gate_is_never_promising() {
    training.put("gate", new Gates(GateThresholds.DEFAULT).training(Map.of()).facts());
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons())
        .containsExactly("The training gate failed: test_accuracy_missing (needs >= 45%).");
    backtest.put("gate", GateResult.failed("sharpe_too_low (-0.70 < -0.5)").bypass().facts());
    assertThat(assess().reasons())
        .contains("The backtest gate failed (bypassed): sharpe_too_low (-0.70 < -0.5).");
  }

  @Test
  void a_ratio_that_is_not_above_0_is_poor() {
    drift = -SLIGHT;
    Assessment assessment = assess();
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.reasons()).anyMatch(r -> r.startsWith("The Sharpe ratio of -"));
    assertThat(assessment.suggestions()).noneMatch(s -> s.startsWith("Test on more bars"));
  }

  @Test
  void a_deep_fall_is_poor() {
    backtest.put("max_drawdown", 0.301);
    assertThat(assess().verdict()).isEqualTo(Verdict.POOR);
    assertThat(assess().reasons()).containsExactly("The drawdown of 30.1% is deeper than 30.0%.");
  }

  @Test
  void a_leak_is_poor_however_good_the_rest() {
    leaks = new LeakReport(3, List.of("The signal of bar 7 depends on later bars."));
    Assessment assessment = assess();
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.weaknesses()).anyMatch(w -> w.startsWith("It knows the future"));
  }

  @Test
  void without_a_backtest_it_is_poor_and_says_why() {
    training.put("gate", GateResult.failed("loss_too_high (0.912 > 0.8)").facts());
    Evidence evidence =
        new Evidence(
            training, Map.of(), Optional.empty(), LeakReport.notChecked(), Trials.first(), 1);
    Assessment assessment =
        new BuiltinAssessor()
            .assess(evidence, BuiltinAssessor.RESAMPLES, ProgressMonitor.unwatched());
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.reasons())
        .containsExactly("There is no backtest to judge: loss_too_high (0.912 > 0.8).");
    assertThat(assessment.statistics()).containsEntry("trade_count", null);
  }

  @Test
  void the_same_seed_gives_the_same_assessment() {
    assertThat(assess()).isEqualTo(assess());
  }

  @Test
  void the_statistics_hold_numbers_or_null() {
    Map<String, Object> statistics = assess().statistics();
    assertThat(statistics)
        .containsKeys(
            "sharpe", "sharpe_low", "sharpe_high", "deflated_sharpe", "years_needed", "trials");
    double low = (double) statistics.get("sharpe_low");
    double ratio = (double) statistics.get("sharpe");
    assertThat(ratio).isBetween(low, (double) statistics.get("sharpe_high"));
    assertThat(statistics.values())
        .allMatch(value -> !(value instanceof Double number) || Double.isFinite(number));
  }

  @Test
  void the_facts_have_the_names_of_the_wire() {
    assertThat(assess().facts().keySet())
        .containsExactly(
            "verdict",
            "reasons",
            "strengths",
            "weaknesses",
            "suggestions",
            "hypotheses",
            "statistics");
    assertThat(assess().facts()).containsEntry("verdict", "promising");
  }
}
