package ktrdr.backtest;

import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.NoVolume;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Walks once through the bars of a period: decides at a close, fills at the next open, marks to
 * market. An account that is worth nothing at a close is ruined: its position is closed right
 * there, and its equity stays 0.
 */
public final class Loop {
  private static final int CHUNK = 1_000;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final TestPeriod period;
  private final BarSeries bars;
  private final Signals signals;
  private final Trading trading;
  private final Rules rules;
  private final Portfolio portfolio;
  private final double[] equity;
  private final long separation;
  private final VolumeFilter volumes;
  private final boolean accruing;
  private int barsHeld;
  private int order;
  private long lastOrder;
  private boolean ordered;
  private Optional<Ruin> ruin = Optional.empty();

  /**
   * Prepares one walk.
   *
   * @param signals one for each bar of the period's series
   * @throws ktrdr.strategy.NoVolume if orders are filtered by volume, and no bar has any
   */
  public Loop(TestPeriod period, Signals signals, Trading trading, Rules rules) {
    this.period = period;
    this.bars = period.bars();
    this.signals = signals;
    this.trading = trading;
    this.rules = rules;
    this.portfolio = new Portfolio(bars, trading.account(), rules);
    this.equity = new double[period.size()];
    this.separation = (long) (trading.minSignalSeparationHours() * MILLIS_PER_HOUR);
    NoVolume.refuse(trading, bars);
    this.volumes = new VolumeFilter(bars, trading.volumeFilter());
    this.accruing = !trading.account().rates().equals(Rates.NONE);
  }

  /**
   * Walks, once only.
   *
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled
   */
  public Performance run(ProgressMonitor monitor) {
    int after = period.after();
    for (int from = period.first(); from < after; from += CHUNK) {
      monitor.stopIfCancelled();
      int to = Math.min(from + CHUNK, after);
      for (int bar = from; bar < to; bar++) {
        step(bar);
      }
      int done = to - period.first();
      monitor.report(Progress.of(done, period.size(), "bar " + done + "/" + period.size()));
    }
    finish(after - 1);
    double cashRate = trading.account().rates().cash();
    return new Performance(
        new EquityCurve(equity, bars.barsPerYear(), cashRate),
        new Trades(portfolio.trades()),
        (double) barsHeld / period.size(),
        ruin,
        portfolio.interest(),
        portfolio.dear());
  }

  private void step(int bar) {
    if (ruin.isPresent()) {
      return;
    }
    if (accruing && bar > period.first()) {
      portfolio.accrue(bars.close(bar - 1));
    }
    if (order != 0) {
      fill(bar, bars.open(bar));
    }
    if (portfolio.side() != 0) {
      barsHeld++;
    }
    mark(bar);
    if (ruin.isEmpty() && bar >= rules.firstDecision(period.first())) {
      order = decide(bar);
    }
  }

  private void mark(int bar) {
    double close = bars.close(bar);
    double marked = portfolio.equity(close);
    if (marked <= 0) {
      portfolio.closeAll(bar, close, Trade.ExitReason.RUIN);
      ruin = Optional.of(new Ruin(bars.start(bar), 0 - portfolio.equity(close)));
    }
    equity[bar - period.first()] = Math.max(0, marked);
  }

  private void fill(int bar, double quote) {
    int side = order;
    order = 0;
    if (portfolio.side() == -side) {
      portfolio.closeAll(bar, quote, Trade.ExitReason.SIGNAL);
    }
    if (side > 0 || trading.account().sizing().allowShort()) {
      portfolio.open(side, bar, quote);
    }
  }

  /** The side of the order to send at the close of {@code bar}: +1, −1, or 0 for none. */
  private int decide(int bar) {
    int side = signals.direction(bar);
    if (side == 0 || signals.confidence(bar) < trading.confidenceThreshold()) {
      return 0;
    }
    int held = portfolio.side();
    boolean more = side == held && trading.positionAwareness();
    boolean shortOnly = side < 0 && held == 0 && !trading.account().sizing().allowShort();
    return more || shortOnly || volumes.isThin(bar) || tooSoon(bar) ? 0 : side;
  }

  private boolean tooSoon(int bar) {
    if (separation == 0) {
      return false;
    }
    long now = bars.end(bar).toEpochMilli();
    if (ordered && now - lastOrder < separation) {
      return true;
    }
    ordered = true;
    lastOrder = now;
    return false;
  }

  private void finish(int last) {
    if (ruin.isPresent()) {
      return;
    }
    if (rules == Rules.PEER) {
      portfolio.closeAll(last, bars.open(last), Trade.ExitReason.END);
      if (order != 0) {
        fill(last, bars.open(last));
      }
    } else {
      portfolio.closeAll(last, bars.close(last), Trade.ExitReason.END);
    }
    mark(last);
  }
}
