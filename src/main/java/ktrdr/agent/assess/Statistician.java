package ktrdr.agent.assess;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Metrics;
import ktrdr.backtest.Moments;
import ktrdr.work.ProgressMonitor;

/** Computes the numbers that a verdict rests on. */
public record Statistician(int resamples) {
  private static final double CONFIDENCE = 0.95;
  private static final List<String> FROM_BACKTEST =
      List.of(
          "total_return",
          "max_drawdown",
          "trade_count",
          "win_rate",
          "profit_factor",
          "exposure",
          "turnover",
          "commission_usd",
          "net_profit_usd",
          "average_trade_usd",
          "break_even_commission");

  Findings examine(Evidence evidence, ProgressMonitor monitor) {
    Metrics metrics = new Metrics();
    FROM_BACKTEST.forEach(name -> metrics.say(name, evidence.backtest().get(name)));
    metrics.say("test_accuracy", evidence.training().get("test_accuracy"));
    metrics.say("test_loss", evidence.training().get("test_loss"));
    benchmark(evidence, metrics);
    evidence.equity().ifPresent(equity -> sharpe(equity, evidence, metrics, monitor));
    metrics.say("trials", evidence.trials().count());
    metrics.say("leak_checks", evidence.leaks().facts());
    return new Findings(evidence, metrics.asMap());
  }

  private static void benchmark(Evidence evidence, Metrics metrics) {
    Object benchmark = evidence.backtest().get("benchmark");
    Map<?, ?> values = benchmark instanceof Map<?, ?> map ? map : Map.of();
    metrics.say("benchmark_return", values.get("total_return"));
    metrics.say("benchmark_sharpe", values.get("sharpe"));
    metrics.say("benchmark_max_drawdown", values.get("max_drawdown"));
  }

  private void sharpe(
      EquityCurve equity, Evidence evidence, Metrics metrics, ProgressMonitor monitor) {
    double[] returns = equity.returns();
    double year = Math.sqrt(equity.barsPerYear());
    SharpeStatistics bar = SharpeStatistics.of(Moments.of(returns));
    Trials trials = evidence.trials();
    double variance =
        Double.isNaN(trials.variance()) ? bar.estimationVariance() : trials.variance();
    metrics
        .say("sharpe", bar.sharpe() * year)
        .say("skewness", bar.skewness())
        .say("kurtosis", bar.kurtosis())
        .say("observations", bar.observations())
        .say("years", bar.observations() / equity.barsPerYear())
        .say("probabilistic_sharpe", bar.probabilistic(0))
        .say("deflated_sharpe", bar.deflated(trials.count(), variance))
        .say("luck_sharpe", SharpeStatistics.luck(trials.count(), variance) * year)
        .say("years_needed", bar.minimumTrackRecord(0, CONFIDENCE) / equity.barsPerYear());
    interval(returns, year, evidence.seed(), metrics, monitor);
  }

  private void interval(
      double[] returns, double year, long seed, Metrics metrics, ProgressMonitor monitor) {
    double[] all = new StationaryBootstrap(resamples, seed).sharpes(returns, monitor);
    double[] sharpes = Arrays.stream(all).filter(Double::isFinite).toArray();
    metrics
        .say("sharpe_low", quantile(sharpes, (1 - CONFIDENCE) / 2) * year)
        .say("sharpe_high", quantile(sharpes, (1 + CONFIDENCE) / 2) * year)
        .say("sharpe_confidence", CONFIDENCE)
        .say("resamples", resamples)
        .say("block_length", StationaryBootstrap.blockLength(returns.length));
  }

  /** The number below which this share of the ascending ones lies; NaN of none. */
  public static double quantile(double[] ascending, double share) {
    int last = ascending.length - 1;
    return last < 0 ? Double.NaN : ascending[(int) Math.round(share * last)];
  }
}
