package ktrdr.backtest.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.Loop;
import ktrdr.backtest.Performance;
import ktrdr.backtest.benchmarks.BenchmarkFigures.Draws;
import ktrdr.backtest.benchmarks.BenchmarkFigures.Kind;
import ktrdr.backtest.files.CsvTable;
import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.ProgressMonitor;

/**
 * The benchmarks of a backtest: what buying and holding, entering at random times and doing nothing
 * earned on the same bars and at the same costs.
 */
public final class Benchmarks {
  /** Of the random entries of every backtest, so that their percentiles can be compared. */
  public static final long SEED = 1;

  private static final int DRAWS = 1_000;

  private final BacktestRun run;

  private Benchmarks(BacktestRun run) {
    this.run = run;
  }

  /**
   * Computes all benchmarks; without trades there is nothing to enter at random.
   *
   * @param seed of the random entries
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled
   */
  public static List<BenchmarkFigures> of(BacktestRun run, long seed, ProgressMonitor monitor) {
    Benchmarks benchmarks = new Benchmarks(run);
    List<BenchmarkFigures> all = new ArrayList<>();
    all.add(benchmarks.fullyInvested(monitor));
    all.add(
        benchmarks.hold(
            Kind.BUY_AND_HOLD_SAME_SIZE, run.account().sizing().share(), run.benchmark()));
    if (!run.trades().isEmpty()) {
      all.add(benchmarks.randomEntry(seed, monitor));
    }
    all.add(benchmarks.cash());
    return List.copyOf(all);
  }

  private BenchmarkFigures fullyInvested(ProgressMonitor monitor) {
    monitor.stopIfCancelled();
    Account account = run.account();
    Account whole = account.with(new Sizing(1, false, account.sizing().units()));
    Signals hold = new BuyAndHold().signals(run.period().bars(), ProgressMonitor.unwatched());
    Loop loop = new Loop(run.period(), hold, new Trading(0, true, 0, whole), run.rules());
    return hold(Kind.BUY_AND_HOLD_FULLY_INVESTED, 1, loop.run(ProgressMonitor.unwatched()));
  }

  private BenchmarkFigures hold(Kind kind, double size, Performance held) {
    EquityCurve equity = held.equity();
    String label = "buy & hold with " + percent(size) + " of equity, " + costs();
    return new BenchmarkFigures(
        kind,
        label,
        size,
        equity.totalReturn(),
        equity.sharpe(),
        equity.maxDrawdown(),
        Optional.empty());
  }

  private BenchmarkFigures randomEntry(long seed, ProgressMonitor monitor) {
    RandomEntry entry = new RandomEntry(run);
    double[] draws = entry.draws(DRAWS, seed, monitor);
    double size = run.account().sizing().share();
    String label =
        String.format(
            Locale.ROOT,
            "the same positions at random times, the median of %,d draws, %s of equity each, %s",
            DRAWS,
            percent(size),
            costs());
    double percentile = RandomEntry.percentile(draws, entry.own());
    return new BenchmarkFigures(
        Kind.RANDOM_ENTRY,
        label,
        size,
        (draws[DRAWS / 2 - 1] + draws[DRAWS / 2]) / 2,
        Double.NaN,
        Double.NaN,
        Optional.of(new Draws(DRAWS, seed, percentile)));
  }

  private BenchmarkFigures cash() {
    double rate = run.account().rates().cash();
    double bars = run.equity().barsPerYear();
    double earned = rate == 0 ? 0 : StrictMath.pow(1 + rate / bars, run.equity().size() - 1) - 1;
    String label = rate == 0 ? "cash" : "cash at " + percent(rate) + " a year";
    return new BenchmarkFigures(Kind.CASH, label, 0, earned, Double.NaN, 0, Optional.empty());
  }

  private String costs() {
    Costs costs = run.account().costs();
    String commission = percent(costs.commission()) + " commission";
    String rebate = costs.rebate() == 0 ? "" : " less " + percent(costs.rebate()) + " rebate";
    String fee =
        costs.fixedFee() == 0 ? "" : ", and " + CsvTable.plain(costs.fixedFee()) + " USD a fill";
    return commission + rebate + " and " + percent(costs.slippage()) + " slippage a side" + fee;
  }

  private static String percent(double fraction) {
    return CsvTable.plain(Math.round(fraction * 1e6) / 1e4) + " %";
  }
}
