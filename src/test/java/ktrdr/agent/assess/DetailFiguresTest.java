package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import ktrdr.agent.CandidateReturns;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.agent.results.StatisticsDetail;
import ktrdr.agent.results.TrainingBreakdown;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.WalkForwardResult;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.EquityPoint;
import ktrdr.training.Score;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class DetailFiguresTest extends AssessedFigures {
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void the_design_is_deflated_by_its_own_candidates() {
    StatisticsDetail.DesignLuck alone = luck(new Trials(1, Double.NaN), 1);
    assertThat(alone.sharpe()).isPositive();
    StatisticsDetail.DesignLuck many = luck(new Trials(24, 0), 1);
    assertThat(many.trials()).isEqualTo(24);
    assertThat(many.deflated()).isLessThan(alone.deflated());
  }

  @Test
  void returns_of_several_bars_give_the_annual_ratio_of_fewer_returns() {
    Trials trials = new Trials(1, Double.NaN);
    assertThat(luck(trials, 4).sharpe()).isCloseTo(luck(trials, 1).sharpe() / 2, within(1e-12));
  }

  @Test
  void candidates_of_noise_are_overfitted_about_half_of_the_time() {
    StatisticsDetail.Overfitting pbo =
        detail(designed(Trials.first(), 1)).overfitting().orElseThrow();
    assertThat(pbo.candidates()).isEqualTo(3);
    assertThat(pbo.probability()).isBetween(0.0, 1.0);
  }

  @Test
  void without_a_search_there_is_neither_a_deflated_design_nor_overfitting() {
    StatisticsDetail detail = new DetailFigures(evidence()).of(Optional.empty(), quiet());
    assertThat(detail.design()).isEmpty();
    assertThat(detail.overfitting()).isEmpty();
    assertThat(detail.calendar().years()).isEmpty();
  }

  @Test
  void what_is_missing_to_tell_it_from_0_is_counted_beyond_the_years_tested() {
    drift = SLIGHT;
    marketSharpe = -1;
    var found = assess().statistics();
    var sharpe = found.trading().orElseThrow().sharpe();
    assertThat(found.detail().trading().orElseThrow().moreYears())
        .isEqualTo(sharpe.luck().yearsNeeded() - 3);
    drift = GOOD;
    assertThat(assess().statistics().detail().trading().orElseThrow().moreYears()).isZero();
    assertThat(assess().statistics().detail().trading().orElseThrow().drawdownBars()).isEqualTo(20);
  }

  @Test
  void a_fold_earns_from_the_close_before_it_to_its_last() {
    List<EquityPoint> points = new ArrayList<>();
    double[] equity = {100, 110, 121, 60.5, 60.5};
    for (int i = 0; i < equity.length; i++) {
      points.add(new EquityPoint(day(i), equity[i], 0, 1));
    }
    Evidence base = evidence();
    Evidence.Backtested backtest =
        new Evidence.Backtested(
            base.backtest().orElseThrow().result(), new EquityCurve(equity, 252), points);
    Evidence evidence =
        new Evidence(walked(base.training()), Optional.of(backtest), leaks, trials, 1, false);
    StatisticsDetail detail = new DetailFigures(evidence).of(Optional.empty(), quiet());
    assertThat(detail.folds())
        .extracting(StatisticsDetail.Fold::totalReturn)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
        .containsExactly(0.21, -0.5);
    assertThat(detail.folds().get(1).skill()).isEqualTo(0.01);
    assertThat(detail.spread().orElseThrow())
        .isEqualTo(new StatisticsDetail.Spread(2, 1.1, 0.9, 0.4, 0.5));
  }

  private static TrainingResult walked(TrainingResult training) {
    WalkForwardResult.Skill skill = new WalkForwardResult.Skill(10, 0.01, 2);
    List<WalkForwardResult.Fold> folds =
        List.of(
            new WalkForwardResult.Fold(day(0), day(2), 3, 9, List.of(), List.of(), skill, 0.5),
            new WalkForwardResult.Fold(day(3), day(4), 2, 9, List.of(), List.of(), skill, 0.5));
    TrainingBreakdown.Network good =
        new TrainingBreakdown.Network(1, 9, 5, new Score(0.9, 0.5), "ab");
    TrainingBreakdown.Network bad =
        new TrainingBreakdown.Network(2, 9, 5, new Score(1.1, 0.4), "cd");
    return new TrainingResult(
        training.test(),
        training.lossDecrease(),
        training.bestEpoch(),
        training.validation(),
        training.split(),
        training.model(),
        training.notes(),
        training.gate(),
        training.learning(),
        new TrainingBreakdown(
            List.of(good, bad),
            List.of(),
            Optional.of(new WalkForwardResult(folds, skill, skill, "ef"))));
  }

  private StatisticsDetail.DesignLuck luck(Trials found, int barsPerPeriod) {
    return detail(designed(found, barsPerPeriod)).design().orElseThrow();
  }

  private StatisticsDetail detail(Evidence.Designed designed) {
    return new DetailFigures(evidence().with(designed)).of(Optional.empty(), quiet());
  }

  private static Evidence.Designed designed(Trials found, int barsPerPeriod) {
    List<CandidateReturns.Series> series = new ArrayList<>();
    for (int candidate = 1; candidate <= 3; candidate++) {
      Random random = new Random(candidate);
      double[] returns = random.doubles(320, -0.01, 0.01).map(value -> value + 0.002).toArray();
      series.add(new CandidateReturns.Series(candidate, returns));
    }
    return new Evidence.Designed(
        found, Optional.of(new CandidateReturns(barsPerPeriod, series)), 2, 252);
  }

  private static Instant day(int i) {
    return START.plus(Duration.ofDays(i));
  }

  private static ProgressMonitor quiet() {
    return ProgressMonitor.unwatched();
  }
}
