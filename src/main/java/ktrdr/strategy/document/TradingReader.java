package ktrdr.strategy.document;

import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy;

/** {@code decisions} and {@code backtest}: how the network's output becomes orders and money. */
final class TradingReader {
  private static final Range FRACTION = Range.of(0, 0.5);

  private final Defaults defaults;

  TradingReader(Defaults defaults) {
    this.defaults = defaults;
  }

  Strategy.Trading read(Section document) {
    Section decisions = document.at("decisions").section();
    decisions.at("output_format").oneOf(Words.of("classification").later("regression"));
    decisions.at("num_classes").only(3);
    decisions.notYet("cost_model");
    double threshold = decisions.at("confidence_threshold").number(Range.of(0, 1)).orElse(0.5);
    boolean aware = decisions.at("position_awareness").flag().orElse(true);
    Section filters = decisions.at("filters").section();
    double separation = filters.at("min_signal_separation").number(Range.atLeast(0)).orElse(0.0);
    double volume = filters.at("volume_filter").number(Range.of(0, 100)).orElse(0.0);
    filters.done();
    decisions.done();
    Strategy.Account account = account(document.at("backtest").section());
    return new Strategy.Trading(threshold, aware, separation, account, volume);
  }

  private Strategy.Account account(Section backtest) {
    Range money = Range.above(0, Double.MAX_VALUE);
    Strategy.Account account =
        new Strategy.Account(
            backtest.at("initial_capital").number(money).orElse(100_000.0),
            sizing(backtest),
            costs(backtest),
            rates(backtest));
    backtest.notYet("date_range");
    backtest.done();
    return account;
  }

  private Sizing sizing(Section backtest) {
    return new Sizing(
        backtest.at("position_size").number(Range.above(0, 1)).orElse(defaults.positionSize()),
        backtest.at("allow_short").flag().orElse(false),
        backtest.at("unit").whole(0, 1).map(Sizing.Units::of).or(defaults::units));
  }

  private static Costs costs(Section backtest) {
    return new Costs(
        backtest.at("commission").number(FRACTION).orElse(0.001),
        backtest.at("slippage").number(FRACTION).orElse(0.0005),
        backtest.at("fixed_fee").number(Range.atLeast(0)).orElse(0.0),
        backtest.at("rebate").number(FRACTION).orElse(0.0));
  }

  private static Rates rates(Section backtest) {
    return new Rates(
        backtest.at("cash_rate").number(Range.of(0, 1)).orElse(0.0),
        backtest.at("borrow_rate").number(Range.of(0, 10)).orElse(0.0));
  }
}
