package ktrdr.agent.assess;

import static ktrdr.agent.Wording.apart;

import java.util.Optional;
import java.util.OptionalDouble;
import ktrdr.agent.Evidence;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.backtest.Metrics;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.strategy.Labels;

/** The evidence and the numbers that a verdict is based on. */
record Findings(Evidence evidence, Statistics statistics) {
  static final SurrogateResult NOT_ASKED = SurrogateResult.notRun("they were not asked for");

  private static final int FEW_TRADES = 30;

  boolean backtested() {
    return statistics.trading().isPresent();
  }

  /** The figures of the backtest. Needs a backtest. */
  Metrics metrics() {
    return trading().metrics();
  }

  /** The figures of buy-and-hold. Needs a backtest. */
  Statistics.Market market() {
    return trading().market();
  }

  /** The Sharpe ratio of the backtest. Needs a backtest. */
  AnnualSharpe sharpe() {
    return trading().sharpe();
  }

  /** The number of closed trades. Needs a backtest. */
  int trades() {
    return metrics().trades().count();
  }

  /** Whether there are too few trades to tell much. Needs a backtest. */
  boolean fewTrades() {
    return trades() < FEW_TRADES;
  }

  /** These findings, with what the surrogates gave. */
  Findings with(SurrogateResult result) {
    return new Findings(evidence, statistics.with(statistics.detail().with(result)));
  }

  /** What the surrogates gave, or why they did not run. */
  SurrogateResult surrogates() {
    return statistics.detail().surrogates().orElse(NOT_ASKED);
  }

  /** Whether its Sharpe ratio is above that of buy-and-hold. Needs a backtest. */
  boolean beatsMarket() {
    return sharpe().ratio() > market().sharpe();
  }

  /** Its Sharpe ratio beside that of buy-and-hold; no full stop. Needs a backtest. */
  String besideMarket(String relation) {
    return "The Sharpe ratio of "
        + apart(sharpe().ratio(), market().sharpe())
        + " "
        + relation
        + " the "
        + apart(market().sharpe(), sharpe().ratio())
        + " of buy & hold with the same position size and costs";
  }

  /** Whether it earned more than cash. Needs a backtest. */
  boolean beatsCash() {
    return metrics().totalReturn() > cashReturn();
  }

  /** What cash earned meanwhile, as a fraction. Needs a backtest. */
  double cashReturn() {
    return benchmark(BenchmarkFigures.Kind.CASH)
        .map(BenchmarkFigures::totalReturn)
        .orElseGet(this::cashAtItsRate);
  }

  // Backtests of earlier versions have no benchmark of cash.
  private double cashAtItsRate() {
    return metrics().ratios().cashRate() * sharpe().sample().years();
  }

  /**
   * The share of random entries that it is better than, 0 to 100; empty when unknown. Needs a
   * backtest.
   */
  OptionalDouble percentile() {
    return benchmark(BenchmarkFigures.Kind.RANDOM_ENTRY)
        .flatMap(BenchmarkFigures::draws)
        .map(draws -> OptionalDouble.of(draws.percentile()))
        .orElse(OptionalDouble.empty());
  }

  private Optional<BenchmarkFigures> benchmark(BenchmarkFigures.Kind kind) {
    return evidence.backtest().stream()
        .flatMap(backtest -> backtest.result().benchmarks().stream())
        .filter(figures -> figures.kind() == kind)
        .findFirst();
  }

  /** The labels that its network learned; empty when unknown. */
  Optional<Labels> labels() {
    return evidence.tested().map(tested -> tested.strategy().learning().labels());
  }

  private Statistics.Trading trading() {
    return statistics.trading().orElseThrow();
  }
}
