package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import ktrdr.agent.AnnualSharpe;
import ktrdr.agent.AssessmentResult;
import ktrdr.agent.BacktestResult;
import ktrdr.agent.Evidence;
import ktrdr.agent.GateResult;
import ktrdr.agent.LeakReport;
import ktrdr.agent.TrainingBreakdown;
import ktrdr.agent.TrainingResult;
import ktrdr.agent.Trials;
import ktrdr.agent.Verdict;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Metrics;
import ktrdr.training.Score;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class BuiltinAssessorTest {
  private static final double GOOD = 0.0010;
  private static final double SLIGHT = 0.0001;

  private GateResult trainingGate = GateResult.PASSED;
  private GateResult backtestGate = GateResult.PASSED;
  private LeakReport leaks = new LeakReport(3, List.of());
  private Trials trials = Trials.first();
  private double drift = GOOD;
  private double totalReturn = 0.40;
  private double maxDrawdown = 0.06;
  private int tradeCount = 60;
  private boolean inSample;
  private boolean overlap;

  private AssessmentResult assess() {
    Evidence.Backtested backtest = new Evidence.Backtested(backtest(), equity());
    Evidence evidence = new Evidence(training(), Optional.of(backtest), leaks, trials, 42, overlap);
    return new BuiltinAssessor().assess(evidence, 300, ProgressMonitor.unwatched());
  }

  private TrainingResult training() {
    TrainingResult.Model model =
        new TrainingResult.Model(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.of(42),
            100,
            Optional.empty());
    return new TrainingResult(
        new Score(0.7, 0.58),
        0.3,
        12,
        Optional.empty(),
        Optional.empty(),
        model,
        List.of(),
        trainingGate,
        Optional.empty(),
        TrainingBreakdown.NONE);
  }

  private BacktestResult backtest() {
    Metrics own =
        metrics(
            totalReturn,
            0.9,
            maxDrawdown,
            new Metrics.TradeMetrics(tradeCount, 0.6, 1.8, 600, 5, 0.02, 900));
    Metrics market =
        metrics(0.10, 0.6, 0.2, new Metrics.TradeMetrics(1, 1, Double.NaN, 0, 0, 0, 0));
    return new BacktestResult(
        Optional.empty(),
        inSample,
        own,
        new BacktestResult.Benchmark("buy_and_hold", 1, market),
        Optional.empty(),
        backtestGate);
  }

  private static Metrics metrics(
      double totalReturn, double sharpe, double maxDrawdown, Metrics.TradeMetrics trades) {
    return new Metrics(
        new Metrics.Capital(100_000, 140_000, 40_000),
        new Metrics.Returns(totalReturn, 0.1, 0.1),
        new Metrics.Ratios(sharpe, 1, 1),
        new Metrics.Drawdown(maxDrawdown, 20),
        0.5,
        12,
        trades);
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
    AssessmentResult assessment = assess();
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
  void trials_that_are_all_alike_still_deflate_it() {
    // 500 trials whose ratios are equal: the best of them has 3.04 standard errors by luck.
    trials = new Trials(500, 0);
    AnnualSharpe.Luck luck = assess().statistics().trading().orElseThrow().sharpe().luck();
    assertThat(luck.ratio()).isCloseTo(3.04 * Math.sqrt(252 / 755.0), within(0.01));
    assertThat(luck.deflated()).isLessThan(luck.probabilistic());
  }

  @Test
  void a_few_trials_deflate_it_by_their_number_alone() {
    trials = new Trials(2, 1e-9);
    AssessmentResult alike = assess();
    trials = new Trials(2, 25);
    assertThat(assess()).isEqualTo(alike);
  }

  @Test
  void what_earns_less_than_the_market_is_neutral() {
    totalReturn = 0.09;
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons()).singleElement().asString().contains("is not above the 10.0%");
    assertThat(assess().weaknesses()).anyMatch(w -> w.startsWith("Holding would have paid more"));
  }

  @Test
  void twenty_nine_trades_are_too_few_to_be_promising() {
    tradeCount = 29;
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons()).containsExactly("29 trades are fewer than 30.");
  }

  @Test
  void nineteen_trades_are_poor() {
    tradeCount = 19;
    assertThat(assess().verdict()).isEqualTo(Verdict.POOR);
  }

  @Test
  void a_test_on_training_bars_is_never_promising() {
    inSample = true;
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons()).singleElement().asString().contains("trained on");
  }

  @Test
  void a_test_on_bars_that_the_designing_model_may_have_read_of_is_never_promising() {
    overlap = true;
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons())
        .containsExactly(
            "The language model that designed it may have read of the bars of the backtest.");
    drift = -SLIGHT;
    assertThat(assess().verdict()).isEqualTo(Verdict.POOR);
  }

  @Test
  void a_failed_gate_is_never_promising() {
    trainingGate = GateResult.failed("test_accuracy_missing (needs >= 45%)");
    assertThat(assess().verdict()).isEqualTo(Verdict.NEUTRAL);
    assertThat(assess().reasons())
        .containsExactly("The training gate failed: test_accuracy_missing (needs >= 45%).");
    backtestGate = GateResult.failed("sharpe_too_low (-0.70 < -0.5)").bypass();
    assertThat(assess().reasons())
        .contains("The backtest gate failed (bypassed): sharpe_too_low (-0.70 < -0.5).");
  }

  @Test
  void a_ratio_that_is_not_above_0_is_poor() {
    drift = -SLIGHT;
    AssessmentResult assessment = assess();
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.reasons()).anyMatch(r -> r.startsWith("The Sharpe ratio of -"));
    assertThat(assessment.suggestions()).noneMatch(s -> s.startsWith("Test on more bars"));
  }

  @Test
  void a_deep_fall_is_poor() {
    maxDrawdown = 0.301;
    assertThat(assess().verdict()).isEqualTo(Verdict.POOR);
    assertThat(assess().reasons()).containsExactly("The drawdown of 30.1% is deeper than 30.0%.");
  }

  @Test
  void a_leak_is_poor_however_good_the_rest() {
    leaks = new LeakReport(3, List.of("The signal of bar 7 depends on later bars."));
    AssessmentResult assessment = assess();
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.weaknesses())
        .anyMatch(w -> w.startsWith("A leak check failed: The signal of bar 7"));
  }

  @Test
  void that_no_leak_was_found_is_no_strength() {
    List<String> strengths = assess().strengths();
    leaks = LeakReport.notChecked();
    assertThat(strengths).isNotEmpty().isEqualTo(assess().strengths());
  }

  @Test
  void without_a_backtest_it_is_poor_and_says_why() {
    trainingGate = GateResult.failed("loss_too_high (0.912 > 0.8)");
    Evidence evidence =
        new Evidence(
            training(), Optional.empty(), LeakReport.notChecked(), Trials.first(), 1, false);
    AssessmentResult assessment =
        new BuiltinAssessor()
            .assess(evidence, BuiltinAssessor.RESAMPLES, ProgressMonitor.unwatched());
    assertThat(assessment.verdict()).isEqualTo(Verdict.POOR);
    assertThat(assessment.reasons())
        .containsExactly("There is no backtest to judge: loss_too_high (0.912 > 0.8).");
    assertThat(assessment.statistics().trading()).isEmpty();
  }

  @Test
  void the_same_seed_gives_the_same_assessment() {
    assertThat(assess()).isEqualTo(assess());
  }

  @Test
  void the_ratio_lies_within_its_interval() {
    AnnualSharpe sharpe = assess().statistics().trading().orElseThrow().sharpe();
    assertThat(sharpe.ratio()).isBetween(sharpe.interval().low(), sharpe.interval().high());
    assertThat(sharpe.luck().deflated()).isBetween(0.0, 1.0);
    assertThat(sharpe.sample().observations()).isEqualTo(756);
    assertThat(sharpe.sample().years()).isEqualTo(3);
  }
}
