package ktrdr.rest.engine;

import java.time.Instant;
import ktrdr.backtest.Trade;

/**
 * A closed trade; its times are the starts of the bars of its fills.
 *
 * @param netReturn null where an earlier version rounded the price of the entry to 0
 */
public record TradeView(
    String direction,
    double units,
    int entryBar,
    Instant entryTime,
    double entryPrice,
    int exitBar,
    Instant exitTime,
    double exitPrice,
    double commissionUsd,
    double borrowingUsd,
    double netProfitUsd,
    Double netReturn,
    String exitReason) {

  static TradeView of(Trade trade) {
    return new TradeView(
        trade.direction(),
        Math.abs(trade.units()),
        trade.entry().bar(),
        trade.entry().time(),
        trade.entry().price(),
        trade.exit().bar(),
        trade.exit().time(),
        trade.exit().price(),
        trade.commission(),
        trade.borrowing(),
        trade.netProfit(),
        Double.isFinite(trade.netReturn()) ? trade.netReturn() : null,
        trade.reason().toString());
  }
}
