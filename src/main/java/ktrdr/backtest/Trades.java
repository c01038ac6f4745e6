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

  /** Profit of all trades after commissions, US dollars. */
  public double netProfit() {
    return sum(Trade::netProfit);
  }

  /** Commissions of all trades, both sides, US dollars. */
  public double commission() {
    return sum(Trade::commission);
  }

  /** US dollars that changed hands. */
  public double notional() {
    return sum(Trade::notional);
  }

  /** Share of trades that earned more than their commissions; NaN without trades. */
  public double winRate() {
    return (double) list.stream().filter(trade -> trade.netProfit() > 0).count() / count();
  }

  /** Dollars won by winners over dollars lost by losers; infinite without losers. */
  public double profitFactor() {
    return sum(trade -> Math.max(0, trade.netProfit()))
        / sum(trade -> Math.max(0, -trade.netProfit()));
  }

  /** Net profit of a trade on average, US dollars; NaN without trades. */
  public double averageProfit() {
    return netProfit() / count();
  }

  /** Bars from entry to exit on average; NaN without trades. */
  public double averageBars() {
    return sum(trade -> trade.exit().bar() - trade.entry().bar()) / count();
  }

  /**
   * Commission per side, as a fraction, at which the same trades would have earned nothing; NaN
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

  // in order, unlike DoubleStream.sum, whose compensation may differ between releases
  private double sum(ToDoubleFunction<Trade> of) {
    double sum = 0;
    for (Trade trade : list) {
      sum += of.applyAsDouble(trade);
    }
    return sum;
  }
}
