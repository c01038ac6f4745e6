package ktrdr.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Strategy.Account;

/** The cash, open lots and closed trades of an account during a backtest. */
final class Portfolio {
  /**
   * Smallest order for fractional units, as a share of the equity: what rounding leaves of the cash
   * is not worth an order.
   */
  private static final double SMALLEST = 1e-9;

  private final BarSeries bars;
  private final Account account;
  private final Costs costs;
  private final Rules rules;
  private final double cashRate;
  private final double borrowRate;
  private final List<Lot> lots = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private double cash;
  private double units;
  private double interest;
  private double borrowed;
  private Optional<DearUnit> dear = Optional.empty();

  /**
   * Units that one order opened; negative when sold short.
   *
   * @param borrowed what borrowing one unit had cost before, in US dollars
   */
  private record Lot(double units, Fill entry, double borrowed) {}

  Portfolio(BarSeries bars, Account account, Rules rules) {
    this.bars = bars;
    this.account = account;
    this.costs = account.costs();
    this.rules = rules;
    this.cashRate = account.rates().cash() / bars.barsPerYear();
    this.borrowRate = account.rates().borrow() / bars.barsPerYear();
    this.cash = account.initialCapital();
  }

  /** −1 short, 0 flat, +1 long. */
  int side() {
    return (int) Math.signum(units);
  }

  /** Cash plus the value of the position at this price, in US dollars. */
  double equity(double price) {
    return cash + units * price;
  }

  List<Trade> trades() {
    return trades;
  }

  /** What cash has earned, in US dollars. */
  double interest() {
    return interest;
  }

  /** Orders that were too small for a unit, if there were any. */
  Optional<DearUnit> dear() {
    return dear;
  }

  /**
   * Pays what a bar's time earns and costs, after this close. The proceeds of a short sale secure
   * it and earn nothing.
   */
  void accrue(double close) {
    double idle = Math.max(0, Math.min(cash, equity(close)));
    double earned = idle * cashRate;
    interest += earned;
    cash += earned;
    if (units < 0) {
      double perUnit = close * borrowRate;
      borrowed += perUnit;
      cash += units * perUnit;
    }
  }

  /**
   * Buys (+1) or sells short (−1) for the account's share of equity at this quote, as far as the
   * money allows.
   */
  void open(int side, int bar, double quote) {
    double price = fillPrice(side, quote);
    double equity = equity(quote);
    double free = equity - Math.abs(units) * quote - costs.fixedFee();
    double budget = equity * account.sizing().share() - costs.fixedFee();
    double unitCost = price * (1 + costs.proportional());
    boolean fractional = account.sizing().fractional();
    double size = rules.units(budget, free, unitCost, fractional);
    if (size > 0 && (!fractional || size * unitCost > SMALLEST * equity)) {
      lots.add(new Lot(side * size, fill(side * size, bar, price, costs.proportional()), borrowed));
    } else if (!fractional && unitCost > budget) {
      dear = Optional.of(dear.map(DearUnit::again).orElse(new DearUnit(1, unitCost, budget)));
    }
  }

  /** Closes every open lot at this quote. */
  void closeAll(int bar, double quote, Trade.ExitReason reason) {
    double price = fillPrice(-side(), quote);
    // Who is sold out by the broker earns no rebate: else a ruined account could be worth
    // something.
    double rate = reason == Trade.ExitReason.RUIN ? costs.commission() : costs.proportional();
    for (Lot lot : lots) {
      double cost = lot.units < 0 ? -lot.units * (borrowed - lot.borrowed) : 0;
      trades.add(new Trade(lot.units, lot.entry, fill(-lot.units, bar, price, rate), cost, reason));
    }
    lots.clear();
    units = 0; // Fractions may not cancel out to the last bit.
    borrowed = 0;
  }

  private double fillPrice(int side, double quote) {
    return quote * (1 + side * costs.slippage());
  }

  private Fill fill(double bought, int bar, double price, double rate) {
    double commission = Math.abs(bought) * price * rate + costs.fixedFee();
    cash -= bought * price + commission;
    units += bought;
    return new Fill(bar, bars.start(bar), price, commission);
  }
}
