package ktrdr.agent.assess;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.Evidence;
import ktrdr.agent.SignalCounts;
import ktrdr.agent.Trials;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.results.TrainingBreakdown;
import ktrdr.agent.results.TrainingResult;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Metrics;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy;
import ktrdr.training.Baseline;
import ktrdr.training.LearningState;
import ktrdr.training.Score;
import ktrdr.training.Trainings;

/** The figures of a session. Those to begin with are figures for which nothing is advised. */
abstract class AdviceFigures {
  GateResult gate = GateResult.PASSED;
  Optional<LearningState> learning = Optional.empty();
  Labels labels = new Labels.Zigzag(0.03, Optional.empty());
  boolean allowShort;
  Sizing.Units units = Sizing.Units.WHOLE;
  double borrowing;
  double fee;
  double percentile = Double.NaN;
  boolean known = true;
  SignalCounts signals = new SignalCounts(100, 100, 100, 100);
  double totalReturn = 0.4;
  double profit = 40_000;
  double breakEven = 0.02;
  double commission = 900;
  double drawdown = 0.05;
  int trades = 60;
  double exposure = 0.5;
  double low = 0.1;
  double needed = 2;
  boolean inSample;
  List<Baseline> baselines = List.of();

  Remarks remarks() {
    TrainingResult training =
        new TrainingResult(
            new Score(1, 0.5),
            0.3,
            12,
            Optional.empty(),
            Optional.empty(),
            TrainingResult.Model.UNKNOWN,
            List.of(),
            gate,
            learning,
            new TrainingBreakdown(List.of(), baselines, Optional.empty()));
    BacktestResult backtest =
        new BacktestResult(
            Optional.empty(),
            inSample,
            own(),
            new BacktestResult.Benchmark("buy_and_hold", 1, own()),
            Optional.empty(),
            GateResult.PASSED,
            new BacktestResult.Context(randomEntries(), List.of()));
    EquityCurve equity = new EquityCurve(new double[] {1, 2}, 252);
    Evidence evidence =
        new Evidence(
            training,
            Optional.of(new Evidence.Backtested(backtest, equity)),
            LeakReport.notChecked(),
            Trials.first(),
            1,
            false);
    Statistics.Trading trading =
        new Statistics.Trading(own(), new Statistics.Market(0.1, 0.5, 0.2), sharpe());
    return Remarks.on(
        new Findings(
            known ? evidence.with(new Evidence.Tested(strategy(), signals)) : evidence,
            new Statistics(Optional.of(trading), training.test(), 1, evidence.leaks())));
  }

  private List<BenchmarkFigures> randomEntries() {
    return Double.isNaN(percentile)
        ? List.of()
        : List.of(
            new BenchmarkFigures(
                BenchmarkFigures.Kind.RANDOM_ENTRY,
                "",
                1,
                0.1,
                Double.NaN,
                Double.NaN,
                Optional.of(new BenchmarkFigures.Draws(1_000, 1, percentile))));
  }

  List<String> advice() {
    return remarks().suggestions();
  }

  private Strategy strategy() {
    Strategy s = Trainings.strategy(1);
    Strategy.Learning how = s.learning();
    return new Strategy(
        s.name(),
        s.text(),
        s.data(),
        s.indicators(),
        s.inputs(),
        new Strategy.Learning(how.network(), how.optimiser(), labels, Optional.empty(), 1),
        s.trading()
            .with(
                new Strategy.Account(
                    100_000,
                    new Sizing(0.25, allowShort, Optional.of(units)),
                    new Costs(0.001, 0.0005, fee, 0),
                    Rates.NONE)));
  }

  private Metrics own() {
    return new Metrics(
        new Metrics.Capital(
            100_000, 100_000 + profit, profit, Optional.empty(), new Metrics.Carry(0, borrowing)),
        new Metrics.Returns(totalReturn, 0.1, 0.1),
        new Metrics.Ratios(0.9, 1, 1),
        new Metrics.Drawdown(drawdown, 20),
        exposure,
        12,
        new Metrics.TradeMetrics(trades, 0.6, 1.8, 600, 5, breakEven, commission));
  }

  private AnnualSharpe sharpe() {
    return new AnnualSharpe(
        0.9,
        new AnnualSharpe.Sample(0, 3, 756, 3),
        new AnnualSharpe.Luck(0.9, 0.9, 0, needed),
        new AnnualSharpe.Interval(low, 2, 0.95, 100, 5));
  }
}
