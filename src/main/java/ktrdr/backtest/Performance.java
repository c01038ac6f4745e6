package ktrdr.backtest;

import java.util.Map;

/**
 * How one policy did over one period.
 *
 * @param exposure share of bars in which a position was held, 0 to 1
 */
public record Performance(EquityCurve equity, Trades trades, double exposure) {

  /** Dollars that changed hands over mean equity, a year: 2 is all equity in and out once. */
  public double turnover() {
    double sum = 0;
    for (int i = 0; i < equity.size(); i++) {
      sum += equity.value(i);
    }
    double years = (equity.size() - 1) / equity.barsPerYear();
    return trades.notional() / (sum / equity.size()) / years;
  }

  /** The numbers by the names of the wire; fractions unless the name ends in {@code _usd}. */
  public Map<String, Object> facts() {
    return new Metrics()
        .say("initial_capital_usd", equity.first())
        .say("final_equity_usd", equity.last())
        .say("net_profit_usd", trades.netProfit())
        .say("total_return", equity.totalReturn())
        .say("annual_return", equity.annualReturn())
        .say("annual_volatility", equity.annualVolatility())
        .say("sharpe", equity.sharpe())
        .say("sortino", equity.sortino())
        .say("calmar", equity.calmar())
        .say("max_drawdown", equity.maxDrawdown())
        .say("max_drawdown_bars", equity.longestDrawdown())
        .all(tradeFacts())
        .asMap();
  }

  private Map<String, Object> tradeFacts() {
    return new Metrics()
        .say("win_rate", trades.winRate())
        .say("profit_factor", trades.profitFactor())
        .say("exposure", exposure)
        .say("turnover", turnover())
        .say("trade_count", trades.count())
        .say("average_trade_usd", trades.averageProfit())
        .say("average_bars_held", trades.averageBars())
        .say("break_even_commission", trades.breakEvenCommission())
        .say("commission_usd", trades.commission())
        .asMap();
  }
}
