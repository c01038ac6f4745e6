package ktrdr.sessions.results;

import ktrdr.backtest.Metrics;
import ktrdr.backtest.Metrics.Capital;
import ktrdr.backtest.Metrics.Carry;
import ktrdr.backtest.Metrics.Drawdown;
import ktrdr.backtest.Metrics.Ratios;
import ktrdr.backtest.Metrics.Returns;
import ktrdr.backtest.Metrics.TradeMetrics;
import ktrdr.backtest.Ruin;

/** Figures of a backtest as fields; fractions unless the name ends in {@code _usd}. */
final class MetricsCodec {
  private MetricsCodec() {}

  static Fields write(Metrics metrics) {
    return new Fields()
        .all(capital(metrics.capital()))
        .put("total_return", metrics.returns().total())
        .put("annual_return", metrics.returns().annual())
        .put("annual_volatility", metrics.returns().annualVolatility())
        .put("sharpe", metrics.ratios().sharpe())
        .put("sortino", metrics.ratios().sortino())
        .put("calmar", metrics.ratios().calmar())
        .all(unlessZero("cash_rate", metrics.ratios().cashRate()))
        .put("max_drawdown", metrics.drawdown().deepest())
        .put("max_drawdown_bars", metrics.drawdown().longest())
        .all(activity(metrics));
  }

  private static Fields capital(Capital capital) {
    Fields fields =
        new Fields()
            .put("initial_capital_usd", capital.initial())
            .put("final_equity_usd", capital.end())
            .put("net_profit_usd", capital.netProfit());
    capital
        .ruin()
        .ifPresent(
            ruin ->
                fields
                    .put("ruined_at", ruin.at().toString())
                    .put("shortfall_usd", ruin.shortfall()));
    return fields
        .all(unlessZero("interest_usd", capital.carry().interest()))
        .all(unlessZero("borrowing_usd", capital.carry().borrowing()));
  }

  // Results of before have no such figures, and are written as they were.
  private static Fields unlessZero(String name, double value) {
    return value == 0 ? new Fields() : new Fields().put(name, value);
  }

  private static double orZero(Stored stored, String name) {
    return stored.has(name) ? stored.number(name) : 0;
  }

  private static Fields activity(Metrics metrics) {
    TradeMetrics trades = metrics.trades();
    return new Fields()
        .put("win_rate", trades.winRate())
        .put("profit_factor", trades.profitFactor())
        .put("exposure", metrics.exposure())
        .put("turnover", metrics.turnover())
        .put("trade_count", trades.count())
        .put("average_trade_usd", trades.averageProfit())
        .put("average_bars_held", trades.averageBars())
        .put("break_even_commission", trades.breakEvenCommission())
        .put("commission_usd", trades.commission());
  }

  static Metrics read(Stored stored) {
    return new Metrics(
        new Capital(
            stored.number("initial_capital_usd"),
            stored.number("final_equity_usd"),
            stored.number("net_profit_usd"),
            stored.time("ruined_at").map(at -> new Ruin(at, stored.number("shortfall_usd"))),
            new Carry(orZero(stored, "interest_usd"), orZero(stored, "borrowing_usd"))),
        new Returns(
            stored.number("total_return"),
            stored.number("annual_return"),
            stored.number("annual_volatility")),
        new Ratios(
            stored.number("sharpe"),
            stored.number("sortino"),
            stored.number("calmar"),
            orZero(stored, "cash_rate")),
        new Drawdown(stored.number("max_drawdown"), stored.count("max_drawdown_bars")),
        stored.number("exposure"),
        stored.number("turnover"),
        trades(stored));
  }

  private static TradeMetrics trades(Stored stored) {
    return new TradeMetrics(
        stored.count("trade_count"),
        stored.number("win_rate"),
        stored.number("profit_factor"),
        stored.number("average_trade_usd"),
        stored.number("average_bars_held"),
        stored.number("break_even_commission"),
        stored.number("commission_usd"));
  }
}
