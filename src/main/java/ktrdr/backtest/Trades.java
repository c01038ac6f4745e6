package ktrdr.backtest;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The closed trades of one backtest, in the order in which they were closed. */
public record Trades(List<Trade> list) {

  public Trades {
    list = List.copyOf(list);
  }

  public int count() {
    return list.size();
  }

  /** Profit of all trades after commissions and borrowing, in US dollars. */
  public double netProfit() {
    return sum(Trade::netProfit);
  }

  /** Commissions of all trades, both sides, in US dollars. */
  public double commission() {
    return sum(Trade::commission);
  }

  /** What it cost to borrow the units of short sales, in US dollars. */
  public double borrowing() {
    return sum(Trade::borrowing);
  }

  /** The value of all fills, in US dollars. */
  public double notional() {
    return sum(Trade::notional);
  }

  /** Share of trades that earned more than their commissions, 0 to 1; NaN without trades. */
  public double winRate() {
    return (double) list.stream().filter(trade -> trade.netProfit() > 0).count() / count();
  }

  /** Dollars won by winning trades over dollars lost by losing trades; infinite without losses. */
  public double profitFactor() {
    return sum(trade -> Math.max(0, trade.netProfit()))
        / sum(trade -> Math.max(0, -trade.netProfit()));
  }

  /** Mean net profit of a trade in US dollars; NaN without trades. */
  public double averageProfit() {
    return netProfit() / count();
  }

  /** Mean number of bars from entry to exit; NaN without trades. */
  public double averageBars() {
    return sum(trade -> trade.exit().bar() - trade.entry().bar()) / count();
  }

  /**
   * Commission per side, as a fraction, at which these trades would have earned nothing; NaN
   * without trades.
   */
  public double breakEvenCommission() {
    return (netProfit() + commission()) / notional();
  }

  /** The figures of all trades. */
  Metrics.TradeMetrics metrics() {
    return new Metrics.TradeMetrics(
        count(),
        winRate(),
        profitFactor(),
        averageProfit(),
        averageBars(),
        breakEvenCommission(),
        commission());
  }

  // Sums in order: the compensated sum of DoubleStream may differ between JDK releases.
  private double sum(ToDoubleFunction<Trade> of) {
    double sum = 0;
    for (Trade trade : list) {
      sum += of.applyAsDouble(trade);
    }
    return sum;
  }
}
