package ktrdr.strategy.document;

import ktrdr.strategy.Strategy;

/** {@code decisions} and {@code backtest}: how the network's output becomes orders and money. */
final class TradingReader {

  Strategy.Trading read(Section document) {
    Section decisions = document.at("decisions").section();
    decisions.at("output_format").oneOf(Words.of("classification").later("regression"));
    decisions.at("num_classes").only(3);
    decisions.notYet("cost_model");
    double threshold = decisions.at("confidence_threshold").number(Range.of(0, 1)).orElse(0.5);
    boolean aware = decisions.at("position_awareness").flag().orElse(true);
    double separation = separation(decisions.at("filters").section());
    decisions.done();
    return new Strategy.Trading(
        threshold, aware, separation, account(document.at("backtest").section()));
  }

  private static double separation(Section filters) {
    double hours = filters.at("min_signal_separation").number(Range.atLeast(0)).orElse(0.0);
    filters.notYet("volume_filter");
    filters.done();
    return hours;
  }

  private static Strategy.Account account(Section backtest) {
    Range money = Range.above(0, Double.MAX_VALUE);
    Strategy.Account account =
        new Strategy.Account(
            backtest.at("initial_capital").number(money).orElse(100_000.0),
            backtest.at("commission").number(Range.of(0, 0.5)).orElse(0.001),
            backtest.at("slippage").number(Range.of(0, 0.5)).orElse(0.0005),
            backtest.at("position_size").number(Range.above(0, 1)).orElse(0.25),
            backtest.at("allow_short").flag().orElse(false));
    backtest.notYet("date_range");
    backtest.done();
    return account;
  }
}
