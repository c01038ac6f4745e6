package ktrdr.sessions.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import ktrdr.agent.Evidence;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.DesignWindowResult.Balanced;
import ktrdr.agent.results.DesignWindowResult.Figures;
import ktrdr.agent.results.DesignWindowResult.Trading;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.results.WalkForwardResult.Skill;
import ktrdr.agent.skill.SharpeStatistics;
import ktrdr.backtest.Metrics;
import ktrdr.fixture.SampleEvidence;
import ktrdr.sessions.standalone.SweepPlan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SweepResultTest {

  @Test
  void the_design_window_decides_the_rank_and_runs_without_a_score_come_last() {
    SweepResult result = result(1.5, Double.NaN, 2.5, null);
    assertThat(result.ranked()).extracting(run -> run.point().number()).containsExactly(3, 1, 2, 4);
    assertThat(result.best().map(run -> run.point().number())).contains(3);
    assertThat(result(null, null).best()).isEmpty();
  }

  @Test
  void the_spread_is_that_of_the_runs_that_have_the_figure() {
    SweepResult.Spread spread = SweepResult.Spread.of(new double[] {4, 1, 3, 2});
    assertThat(spread.median()).isEqualTo(2.5);
    assertThat(spread.least()).isEqualTo(1);
    assertThat(spread.most()).isEqualTo(4);
    assertThat(spread.mean()).isEqualTo(2.5);
    assertThat(spread.deviation()).isEqualTo(Math.sqrt(5.0 / 3), within(1e-12));
    assertThat(SweepResult.Spread.of(new double[] {2}).deviation()).isNaN();
    assertThat(SweepResult.Spread.of(new double[0]).median()).isNaN();
  }

  @Test
  void what_is_not_known_is_null_and_later_bars_have_no_figure_before_the_assessment() {
    Map<String, Object> json = SweepCodec.write(result(1.5, null), Instant.EPOCH);
    assertThat(json).containsEntry("runs_total", 2).containsEntry("best_point", 1);
    List<?> runs = (List<?>) json.get("runs");
    Map<?, ?> second = (Map<?, ?>) runs.get(1);
    for (String unknown : List.of("rank", "session_id", "sharpe", "test_dsr", "verdict", "looks")) {
      assertThat(second.containsKey(unknown)).isTrue();
      assertThat(second.get(unknown)).as(unknown).isNull();
    }
  }

  // Published example: annual Sharpe ratio 2.5 of 1,250 days, skewness -3, kurtosis 10.
  @Test
  void the_best_of_a_sweep_pays_for_all_its_runs() {
    SweepPlan plan = seeds(100);
    SweepRun run = assessed(plan, 3);
    var day = new SharpeStatistics(2.5 / Math.sqrt(250), -3, 10, 1250);
    double expected = day.deflated(100, 1.0 / 1249);
    SweepResult result = new SweepResult(plan, List.of(run));
    assertThat(result.looks(run)).isEqualTo(100);
    assertThat(result.testDsr(run).orElseThrow()).isCloseTo(expected, within(1e-12));
    assertThat(expected).isLessThan(day.deflated(3, 1.0 / 1249));
    SweepRun later = assessed(plan, 500); // The registry knows more looks than the sweep has runs.
    assertThat(new SweepResult(plan, List.of(later)).testDsr(later).orElseThrow())
        .isLessThan(expected);
  }

  private static SweepRun assessed(SweepPlan plan, int trials) {
    Evidence evidence = SampleEvidence.with(LeakReport.notChecked());
    Metrics metrics = evidence.backtest().orElseThrow().result().metrics();
    var sharpe =
        new AnnualSharpe(
            2.5,
            new AnnualSharpe.Sample(-3, 10, 1250, 5),
            new AnnualSharpe.Luck(0, 0, 0, 0),
            new AnnualSharpe.Interval(0, 0, 0.95, 1, 1));
    var trading = new Statistics.Trading(metrics, Statistics.Market.of(metrics), sharpe);
    return new SweepRun(
        plan.points().get(0),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Statistics(
                Optional.of(trading), evidence.training().test(), trials, LeakReport.notChecked())),
        Optional.empty());
  }

  private static SweepPlan seeds(int number) {
    return Sweeping.seeds(LongStream.rangeClosed(1, number).boxed().toArray(Long[]::new));
  }

  private static SweepResult result(Double... scores) {
    SweepPlan plan = seeds(scores.length);
    return new SweepResult(
        plan,
        plan.points().stream()
            .map(point -> run(point, Optional.ofNullable(scores[point.number() - 1])))
            .toList());
  }

  private static SweepRun run(SweepPlan.Point point, Optional<Double> score) {
    return new SweepRun(
        point,
        Optional.empty(),
        Optional.empty(),
        score.map(SweepResultTest::design),
        Optional.empty(),
        Optional.empty());
  }

  private static Figures design(double t) {
    Skill skill = new Skill(100, 0.01, 1.5);
    return new Figures(
        500, skill, skill, new Balanced(0.4, 0.35, 3), new Trading(30, 1.2, t, 0.1, 0.2));
  }
}
