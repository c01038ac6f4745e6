package ktrdr.backtest;

import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy.Account;

/** The cash, open lots and closed trades of an account during a backtest. */
final class Portfolio {
  private final BarSeries bars;
  private final Account account;
  private final Rules rules;
  private final List<Lot> lots = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private double cash;
  private long units;

  /** Units that one order opened; negative when sold short. */
  private record Lot(long units, Fill entry) {}

  Portfolio(BarSeries bars, Account account, Rules rules) {
    this.bars = bars;
    this.account = account;
    this.rules = rules;
    this.cash = account.initialCapital();
  }

  /** −1 short, 0 flat, +1 long. */
  int side() {
    return Long.signum(units);
  }

  /** Cash plus the value of the position at this price, in US dollars. */
  double equity(double price) {
    return cash + units * price;
  }

  List<Trade> trades() {
    return trades;
  }

  /**
   * Buys (+1) or sells short (−1) for the account's share of equity at this quote, as far as the
   * money allows and units can be counted.
   */
  void open(int side, int bar, double quote) {
    double price = fillPrice(side, quote);
    double equity = equity(quote);
    double free = equity - Math.abs(units) * quote;
    double unitCost = price * (1 + account.commission());
    long affordable = rules.units(equity * account.positionSize(), free, unitCost);
    long size = Math.min(affordable, Long.MAX_VALUE - Math.abs(units));
    if (size > 0) {
      lots.add(new Lot(side * size, fill(side * size, bar, price)));
    }
  }

  /** Closes every open lot at this quote. */
  void closeAll(int bar, double quote, Trade.ExitReason reason) {
    double price = fillPrice(-side(), quote);
    for (Lot lot : lots) {
      trades.add(new Trade(lot.units, lot.entry, fill(-lot.units, bar, price), reason));
    }
    lots.clear();
  }

  private double fillPrice(int side, double quote) {
    return quote * (1 + side * account.slippage());
  }

  private Fill fill(long bought, int bar, double price) {
    double commission = Math.abs(bought) * price * account.commission();
    cash -= bought * price + commission;
    units += bought;
    return new Fill(bar, bars.start(bar), price, commission);
  }
}
