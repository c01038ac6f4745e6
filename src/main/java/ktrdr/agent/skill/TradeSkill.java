package ktrdr.agent.skill;

import ktrdr.backtest.Trade;
import ktrdr.backtest.Trades;
import org.apache.commons.math3.stat.inference.TestUtils;

/**
 * Whether trades earn more than they cost.
 *
 * @param trades number of trades
 * @param profitFactor dollars won over dollars lost, after costs; NaN without trades
 * @param t t statistic of the mean net return of a trade against 0; NaN with fewer than two trades
 */
public record TradeSkill(int trades, double profitFactor, double t) {

  /** Only one position is open at a time, so trades count as independent. */
  public static TradeSkill of(Trades trades) {
    double[] returns = trades.list().stream().mapToDouble(Trade::netReturn).toArray();
    double t = returns.length < 2 ? Double.NaN : TestUtils.t(0, returns);
    return new TradeSkill(trades.count(), trades.profitFactor(), t);
  }
}
