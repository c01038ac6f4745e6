package ktrdr.agent.assess;

import java.util.Arrays;
import java.util.Optional;
import ktrdr.agent.Evidence;
import ktrdr.agent.Trials;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.skill.SharpeStatistics;
import ktrdr.agent.skill.StationaryBootstrap;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Moments;
import ktrdr.work.ProgressMonitor;

/**
 * Computes the numbers that a verdict is based on.
 *
 * @param resamples number of bootstrap resamples, 1 or more
 */
public record Statistician(int resamples) {
  private static final double CONFIDENCE = 0.95;

  Findings examine(Evidence evidence, ProgressMonitor monitor) {
    Optional<Statistics.Trading> trading =
        evidence.backtest().map(backtest -> trading(backtest, evidence, monitor));
    return new Findings(
        evidence,
        new Statistics(
            trading,
            evidence.training().test(),
            evidence.trials().count(),
            evidence.leaks(),
            new DetailFigures(evidence).of(trading.map(Statistics.Trading::sharpe), monitor)));
  }

  private Statistics.Trading trading(
      Evidence.Backtested backtest, Evidence evidence, ProgressMonitor monitor) {
    return new Statistics.Trading(
        backtest.result().metrics(),
        Statistics.Market.of(backtest.result().benchmark().metrics()),
        sharpe(backtest.equity(), evidence, monitor));
  }

  private AnnualSharpe sharpe(EquityCurve equity, Evidence evidence, ProgressMonitor monitor) {
    double[] returns = equity.excessReturns();
    SharpeStatistics bar = SharpeStatistics.of(Moments.of(returns));
    double year = Math.sqrt(equity.barsPerYear());
    AnnualSharpe.Sample sample =
        new AnnualSharpe.Sample(
            bar.skewness(),
            bar.kurtosis(),
            bar.observations(),
            bar.observations() / equity.barsPerYear());
    return new AnnualSharpe(
        bar.sharpe() * year,
        sample,
        luck(bar, evidence.trials(), equity.barsPerYear()),
        interval(returns, year, evidence.seed(), monitor));
  }

  private static AnnualSharpe.Luck luck(SharpeStatistics bar, Trials trials, double barsPerYear) {
    double variance = bar.variance(trials);
    return new AnnualSharpe.Luck(
        bar.probabilistic(0),
        bar.deflated(trials.count(), variance),
        SharpeStatistics.luck(trials.count(), variance) * Math.sqrt(barsPerYear),
        bar.minimumTrackRecord(0, CONFIDENCE) / barsPerYear);
  }

  private AnnualSharpe.Interval interval(
      double[] returns, double year, long seed, ProgressMonitor monitor) {
    double[] all = new StationaryBootstrap(resamples, seed).sharpes(returns, monitor);
    double[] sharpes = Arrays.stream(all).filter(Double::isFinite).toArray();
    return new AnnualSharpe.Interval(
        quantile(sharpes, (1 - CONFIDENCE) / 2) * year,
        quantile(sharpes, (1 + CONFIDENCE) / 2) * year,
        CONFIDENCE,
        resamples,
        StationaryBootstrap.blockLength(returns.length));
  }

  /**
   * Returns a quantile of sorted numbers (nearest rank); NaN when there are none.
   *
   * @param share 0 for the smallest number, 1 for the largest
   */
  public static double quantile(double[] ascending, double share) {
    int last = ascending.length - 1;
    return last < 0 ? Double.NaN : ascending[(int) Math.round(share * last)];
  }
}
