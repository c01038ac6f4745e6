package ktrdr.batch.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.TrialScore;
import ktrdr.agent.trials.FingerprintSketches;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Moments;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.market.sources.Bars;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.Strategy;
import ktrdr.training.TrainingTask;
import ktrdr.training.Trainings;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class TrialFactsTest {
  private static final BarSeries BARS = Bars.bundled().load("SPX", Timeframe.D1);
  private static final Strategy.Account ACCOUNT = new Strategy.Account(100_000, 0.001, 0, 1, true);
  private static final ProgressMonitor UNWATCHED = ProgressMonitor.unwatched();
  private static final DesignWindow HOLDOUT = DesignWindow.of(Optional.empty());

  private final TrialFacts facts = new TrialFacts(new FingerprintSketches());

  @Test
  void a_backtest_of_a_fixed_rule_is_one_look_at_its_bars_with_a_ratio_per_bar() {
    BacktestRun run = run(new SmaCross(10, 20), 1000);
    Tried tried = facts.tested(plan(10), run, UNWATCHED);
    assertThat(tried.kind()).isEqualTo(TrialKind.POLICY);
    assertThat(tried.instrument().symbol()).isEqualTo("SPX");
    assertThat(tried.window().from()).isEqualTo(BARS.start(1000));
    assertThat(tried.window().to()).isEqualTo(BARS.start(1999));
    assertThat(tried.inSample()).isFalse();
    assertThat(tried.looks()).hasSize(1);
    Look look = tried.looks().get(0);
    assertThat(look.observations()).isEqualTo(999);
    double perBar = Moments.of(run.equity().returns()).sharpe();
    assertThat(look.sharpe()).isCloseTo(perBar, within(1e-15));
  }

  @Test
  void another_rule_is_another_strategy_and_another_period_is_not() {
    BacktestRun run = run(new SmaCross(10, 20), 1000);
    String strategy = strategy(facts.tested(plan(10), run, UNWATCHED));
    assertThat(strategy(facts.tested(plan(11), run, UNWATCHED))).isNotEqualTo(strategy);
    BacktestRun later = run(new SmaCross(10, 20), 1001);
    assertThat(strategy(facts.tested(plan(10), later, UNWATCHED))).isEqualTo(strategy);
  }

  @Test
  void the_same_strategy_with_another_seed_is_another_trial() {
    BacktestRun run = run(new SmaCross(10, 20), 1000);
    String first = strategy(facts.tested(model(1), run, UNWATCHED));
    assertThat(strategy(facts.tested(model(1), run, UNWATCHED))).isEqualTo(first);
    assertThat(strategy(facts.tested(model(2), run, UNWATCHED))).isNotEqualTo(first);
  }

  @Test
  void a_training_is_a_look_at_the_bars_of_its_test_and_one_run_with_the_backtest_of_them() {
    TrainingTask task = new TrainingTask(Trainings.strategy(3), BARS, 1);
    TrainingResult.Part test = new TrainingResult.Part(BARS.start(1000), BARS.start(1999), 990);
    Tried trained = facts.trained(task, trained(test), UNWATCHED).orElseThrow();
    assertThat(trained.kind()).isEqualTo(TrialKind.TRAINING);
    assertThat(trained.inSample()).isFalse();
    assertThat(trained.looks()).hasSize(1);
    assertThat(trained.looks().get(0).hasSharpe()).isFalse();
    TrainedModel model = model(1);
    Strategy.Account account = model.strategy().trading().account();
    Backtest backtest = new Backtest(new Strategy.Trading(0, true, 0, account), Rules.KTRDR);
    TestPeriod period = TestPeriod.of(BARS, 1000, 2000);
    BacktestRun run = backtest.run(period, new SmaCross(10, 20), UNWATCHED);
    Tried tested = facts.tested(model, run, UNWATCHED);
    assertThat(tested.window()).isEqualTo(trained.window());
    assertThat(strategy(tested)).isEqualTo(strategy(trained));
  }

  @Test
  void a_training_that_a_gate_ended_has_looked_at_nothing() {
    TrainingTask task = new TrainingTask(Trainings.strategy(3), BARS, 1);
    TrainingResult ended = TrainingResult.untrained(GateResult.failed("directional_skill_too_low"));
    assertThat(facts.trained(task, ended, UNWATCHED)).isEmpty();
  }

  private static TrainingResult trained(TrainingResult.Part test) {
    TrainingResult none = TrainingResult.untrained(GateResult.PASSED);
    return new TrainingResult(
        none.test(),
        none.lossDecrease(),
        none.bestEpoch(),
        none.validation(),
        Optional.of(new TrainingResult.Split(test, test, test)),
        none.model(),
        none.notes(),
        none.gate(),
        none.learning(),
        none.breakdown());
  }

  @Test
  void a_backtest_on_bars_that_the_model_knows_is_registered_as_such() {
    TestPeriod period = TestPeriod.of(BARS, 1000, 2000);
    SeenBars seen = SeenBars.of(BARS, 0, 1001, UNWATCHED);
    Tried known = facts.tested(model(1), run(period.against(seen, UNWATCHED)), UNWATCHED);
    assertThat(known.inSample()).isTrue();
    assertThat(known.kind()).isEqualTo(TrialKind.TEST);
    SeenBars before = SeenBars.of(BARS, 0, 1000, UNWATCHED);
    Tried unseen = facts.tested(model(1), run(period.against(before, UNWATCHED)), UNWATCHED);
    assertThat(unseen.inSample()).isFalse();
    assertThat(strategy(unseen)).isEqualTo(strategy(known));
  }

  private static TrainedModel model(long seed) {
    return new TrainedModel(Trainings.strategy(3), List.of(new float[] {1}), seed, "bars");
  }

  @Test
  void one_that_never_traded_has_no_ratio() {
    BacktestRun run = run(new SmaCross(999, 1999), 1000);
    assertThat(run.trades()).isEmpty();
    assertThat(facts.tested(plan(10), run, UNWATCHED).looks().get(0).hasSharpe()).isFalse();
  }

  @Test
  void a_design_is_a_look_for_each_candidate_that_was_scored() {
    TrialScore score = new TrialScore(1.5, 0.1, 40, 0.4, 1, 500);
    TrialScore never = new TrialScore(Double.NaN, 0, 0, 0.4, 1, 500);
    Tried tried = designed(candidate("a", score), candidate("b", never)).orElseThrow();
    assertThat(tried.kind()).isEqualTo(TrialKind.DESIGN);
    assertThat(tried.window().from()).isEqualTo(BARS.start(0));
    assertThat(tried.window().to()).isEqualTo(HOLDOUT.end(BARS));
    assertThat(tried.looks()).hasSize(2);
    assertThat(tried.looks().get(0).observations()).isEqualTo(499);
    assertThat(tried.looks().get(0).sharpe())
        .isCloseTo(1.5 / Math.sqrt(BARS.barsPerYear()), within(1e-15));
    assertThat(tried.looks().get(1).hasSharpe()).isFalse();
  }

  @Test
  void a_design_that_scored_nothing_tried_nothing() {
    Candidate rejected =
        new Candidate(1, Candidate.Origin.EXPLORED, "n", "d", Optional.empty(), "one class only");
    assertThat(designed(rejected)).isEmpty();
    assertThat(designed()).isEmpty();
  }

  private static Candidate candidate(String description, TrialScore score) {
    return new Candidate(1, Candidate.Origin.EXPLORED, "n", description, Optional.of(score), "");
  }

  private Optional<Tried> designed(Candidate... candidates) {
    DesignResult design =
        new DesignResult("n", "name: n", "builtin", List.of(candidates), "why", Optional.empty());
    return facts.designed(design, HOLDOUT, BARS, UNWATCHED);
  }

  private static String strategy(Tried tried) {
    return tried.looks().get(0).strategy();
  }

  /** 1,000 bars. */
  private static BacktestRun run(SmaCross rule, int first) {
    return run(rule, TestPeriod.of(BARS, first, first + 1000));
  }

  private static BacktestRun run(TestPeriod period) {
    return run(new SmaCross(10, 20), period);
  }

  private static BacktestRun run(SmaCross rule, TestPeriod period) {
    Backtest backtest = new Backtest(new Strategy.Trading(0, true, 0, ACCOUNT), Rules.KTRDR);
    return backtest.run(period, rule, UNWATCHED);
  }

  private static BacktestPlan plan(int fast) {
    return new BacktestPlan(
        new BacktestPlan.Policy(new SmaCross(fast, 20)),
        new Assignment.Market("SPX", "1d"),
        new BacktestPlan.Period(Optional.empty(), Optional.empty()),
        ACCOUNT,
        Rules.KTRDR);
  }
}
