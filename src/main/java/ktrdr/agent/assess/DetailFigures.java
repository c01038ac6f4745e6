package ktrdr.agent.assess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ktrdr.agent.CandidateReturns;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.CalendarReturns;
import ktrdr.agent.results.StatisticsDetail;
import ktrdr.agent.results.TrainingBreakdown;
import ktrdr.agent.results.WalkForwardResult;
import ktrdr.agent.skill.Pbo;
import ktrdr.agent.skill.SharpeStatistics;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.EquityPoint;
import ktrdr.backtest.Metrics;
import ktrdr.backtest.Moments;
import ktrdr.strategy.Strategy;
import ktrdr.work.ProgressMonitor;

/** Computes what stands beside the numbers of a verdict, as far as the evidence has it. */
record DetailFigures(Evidence evidence) {

  StatisticsDetail of(Optional<AnnualSharpe> sharpe, ProgressMonitor monitor) {
    return new StatisticsDetail(
        Optional.empty(),
        design(),
        overfitting(monitor),
        evidence.backtest().flatMap(backtest -> sharpe.map(own -> trading(backtest, own))),
        evidence.backtest().map(b -> CalendarReturns.of(b.points())).orElse(CalendarReturns.NONE),
        evidence.backtest().map(this::folds).orElse(List.of()),
        spread(evidence.training().breakdown().networks()));
  }

  private Optional<StatisticsDetail.DesignLuck> design() {
    return evidence
        .designed()
        .flatMap(designed -> designed.returns().flatMap(returns -> luck(designed, returns)))
        .filter(luck -> Double.isFinite(luck.sharpe()));
  }

  private static Optional<StatisticsDetail.DesignLuck> luck(
      Evidence.Designed designed, CandidateReturns returns) {
    // Trials are registered by the bar, and a return may be that of several bars.
    int bars = returns.barsPerPeriod();
    Trials trials = new Trials(designed.trials().count(), designed.trials().variance() * bars);
    return returns.series().stream()
        .filter(series -> series.candidate() == designed.chosen())
        .findFirst()
        .map(series -> SharpeStatistics.of(Moments.of(series.returns())))
        .map(
            sharpe ->
                new StatisticsDetail.DesignLuck(
                    sharpe.sharpe() * Math.sqrt(designed.barsPerYear() / bars),
                    sharpe.deflated(trials.count(), sharpe.variance(trials)),
                    trials.count()));
  }

  private Optional<StatisticsDetail.Overfitting> overfitting(ProgressMonitor monitor) {
    List<double[]> returns =
        evidence
            .designed()
            .flatMap(Evidence.Designed::returns)
            .map(CandidateReturns::returns)
            .orElse(List.of());
    Pbo pbo = Pbo.of(returns, Pbo.Measure.SHARPE, monitor);
    return Double.isNaN(pbo.probability())
        ? Optional.empty()
        : Optional.of(new StatisticsDetail.Overfitting(pbo.probability(), returns.size()));
  }

  private StatisticsDetail.Trading trading(Evidence.Backtested backtest, AnnualSharpe sharpe) {
    Metrics metrics = backtest.result().metrics();
    double slippage =
        evidence
            .tested()
            .map(Evidence.Tested::strategy)
            .map(Strategy::trading)
            .map(trading -> trading.account().costs().slippage())
            .orElse(Double.NaN);
    return new StatisticsDetail.Trading(
        metrics.trades().breakEvenCommission() + slippage,
        metrics.drawdown().longest(),
        Math.max(0, sharpe.luck().yearsNeeded() - sharpe.sample().years()));
  }

  private List<StatisticsDetail.Fold> folds(Evidence.Backtested backtest) {
    List<WalkForwardResult.Fold> folds =
        evidence
            .training()
            .breakdown()
            .walkForward()
            .map(WalkForwardResult::folds)
            .orElse(List.of());
    return folds.stream().flatMap(fold -> fold(fold, backtest).stream()).toList();
  }

  private static Optional<StatisticsDetail.Fold> fold(
      WalkForwardResult.Fold fold, Evidence.Backtested backtest) {
    int first = firstAt(backtest.points(), fold.from());
    int after = firstAt(backtest.points(), fold.to().plusMillis(1));
    double[] values =
        backtest.points().subList(Math.max(0, first - 1), after).stream()
            .mapToDouble(EquityPoint::equity)
            .toArray();
    if (values.length < 2) {
      return Optional.empty();
    }
    EquityCurve all = backtest.equity();
    EquityCurve part = new EquityCurve(values, all.barsPerYear(), all.cashRate());
    return Optional.of(
        new StatisticsDetail.Fold(
            fold.from(),
            fold.to(),
            part.totalReturn(),
            part.sharpe(),
            fold.skill().nats(),
            fold.skill().t()));
  }

  /** Index of the first point at this time or later; their number if there is none. */
  private static int firstAt(List<EquityPoint> points, Instant time) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).time().isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Optional<StatisticsDetail.Spread> spread(List<TrainingBreakdown.Network> all) {
    if (all.size() < 2) {
      return Optional.empty();
    }
    ToDoubleFunction<TrainingBreakdown.Network> loss = network -> network.validation().loss();
    ToDoubleFunction<TrainingBreakdown.Network> right = network -> network.validation().accuracy();
    return Optional.of(
        new StatisticsDetail.Spread(
            all.size(),
            all.stream().mapToDouble(loss).max().orElseThrow(),
            all.stream().mapToDouble(loss).min().orElseThrow(),
            all.stream().mapToDouble(right).min().orElseThrow(),
            all.stream().mapToDouble(right).max().orElseThrow()));
  }
}
