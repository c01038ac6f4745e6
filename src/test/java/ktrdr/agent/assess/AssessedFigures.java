package ktrdr.agent.assess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.SurrogateTest;
import ktrdr.agent.results.TrainingBreakdown;
import ktrdr.agent.results.TrainingResult;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Metrics;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.training.Score;
import ktrdr.work.ProgressMonitor;

/** The evidence of a session. The figures to begin with are those of a promising strategy. */
abstract class AssessedFigures {
  static final double GOOD = 0.0010;
  static final double SLIGHT = 0.0001;
  static final SurrogateTest BEST = ranks(2.5, 19, 0);

  GateResult trainingGate = GateResult.PASSED;
  GateResult backtestGate = GateResult.PASSED;
  LeakReport leaks = new LeakReport(3, List.of());
  Trials trials = Trials.first();
  double drift = GOOD;
  double totalReturn = 0.40;
  double maxDrawdown = 0.06;
  int tradeCount = 60;
  boolean inSample;
  boolean overlap;
  double marketSharpe = 0.6;
  double percentile = Double.NaN;
  double cashReturn;
  VerdictRules rules = VerdictRules.DEFAULT;
  Optional<SurrogateTest> surrogates = Optional.of(BEST);

  /** A test that ran: of this many surrogates, so many were better. */
  static SurrogateTest ranks(double real, int number, int better) {
    List<Double> sharpes = new ArrayList<>(Collections.nCopies(better, real + 1));
    sharpes.addAll(Collections.nCopies(number - better, real - 1));
    SurrogateResult.Ranks ranks = new SurrogateResult.Ranks(real, sharpes);
    return new Scripted(
        false, new SurrogateResult(number, ranks, Optional.empty(), Optional.empty()));
  }

  /** A test whose result is known. */
  record Scripted(boolean forced, SurrogateResult result) implements SurrogateTest {
    @Override
    public SurrogateResult run(ProgressMonitor monitor) {
      return result;
    }
  }

  AssessmentResult assess() {
    return new BuiltinAssessor(rules).assess(evidence(), 100, ProgressMonitor.unwatched());
  }

  Evidence evidence() {
    Evidence.Backtested backtest = new Evidence.Backtested(backtest(), equity());
    Evidence evidence = new Evidence(training(), Optional.of(backtest), leaks, trials, 42, overlap);
    return surrogates.map(evidence::with).orElse(evidence);
  }

  final TrainingResult training() {
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
        metrics(0.10, marketSharpe, 0.2, new Metrics.TradeMetrics(1, 1, Double.NaN, 0, 0, 0, 0));
    return new BacktestResult(
        Optional.empty(),
        inSample,
        own,
        new BacktestResult.Benchmark("buy_and_hold", 1, market),
        Optional.empty(),
        backtestGate,
        new BacktestResult.Context(benchmarks(), List.of()));
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

  private List<BenchmarkFigures> benchmarks() {
    BenchmarkFigures cash = benchmark(BenchmarkFigures.Kind.CASH, cashReturn, Optional.empty());
    return Double.isNaN(percentile)
        ? List.of(cash)
        : List.of(
            cash,
            benchmark(
                BenchmarkFigures.Kind.RANDOM_ENTRY,
                0.1,
                Optional.of(new BenchmarkFigures.Draws(1_000, 1, percentile))));
  }

  private static BenchmarkFigures benchmark(
      BenchmarkFigures.Kind kind, double earned, Optional<BenchmarkFigures.Draws> draws) {
    return new BenchmarkFigures(kind, "", 1, earned, Double.NaN, 0, draws);
  }
}
