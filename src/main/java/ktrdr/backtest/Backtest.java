package ktrdr.backtest;

import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.ProgressMonitor;

/**
 * Trades the signals of a model bar by bar.
 *
 * <p>A decision at the close of bar t is filled at the open of bar t + 1, at a price that slippage
 * makes worse, and pays commission. A position still open at the end is closed. What the account
 * says of units, interest and borrowing holds for the benchmark, too.
 *
 * @param trading how signals become orders, and the account
 * @param rules how to size orders, when to decide first and how to end
 */
public record Backtest(Trading trading, Rules rules) {
  // Fractions of the progress at which each part ends: the signals take nearly all of the time.
  private static final double SIGNALS = 0.80;
  private static final double LOOP = 0.95;

  /**
   * Backtests the model's signals, and buy-and-hold with the same account as the benchmark.
   *
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled
   */
  public BacktestRun run(TestPeriod period, SignalModel model, ProgressMonitor monitor) {
    Signals signals = model.signals(period.bars(), monitor.part(0, SIGNALS));
    Performance performance = loop(period, signals, trading, monitor.part(SIGNALS, LOOP));
    Signals hold = new BuyAndHold().signals(period.bars(), ProgressMonitor.unwatched());
    Performance benchmark = loop(period, hold, plainly(trading), monitor.part(LOOP, 1));
    return new BacktestRun(period, trading.account(), rules, performance, benchmark);
  }

  private Performance loop(TestPeriod period, Signals signals, Trading how, ProgressMonitor watch) {
    if (signals.size() != period.bars().size()) {
      throw new IllegalArgumentException(
          signals.size() + " signals for " + period.bars().size() + " bars");
    }
    return new Loop(period, signals, how, rules).run(watch);
  }

  /** The same account without the signal filters. */
  private static Trading plainly(Trading trading) {
    Account account = trading.account();
    return new Trading(0, true, 0, account);
  }
}
