package ktrdr.cli.output.report;

import java.util.OptionalDouble;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Words;

/** A strategy's figures next to those of buying and holding, over the same bars. */
record Comparison(Fields backtest, Fields statistics) {

  /** Receives a row: its name, the strategy's cell, the benchmark's cell. */
  interface Row {
    void accept(String name, String strategy, String benchmark);
  }

  void write(Row row) {
    Fields benchmark = backtest.object("benchmark");
    row.accept("", "strategy", benchmark.isEmpty() ? "" : "buy & hold");
    row.accept(
        "Return",
        Words.change(backtest.number("total_return")),
        cell(benchmark, Words.change(benchmark.number("total_return"))));
    row.accept("Sharpe", sharpe(), cell(benchmark, Words.ratio(benchmark.number("sharpe"))));
    row.accept(
        "Max drawdown",
        Words.fraction(backtest.number("max_drawdown")),
        cell(benchmark, Words.fraction(benchmark.number("max_drawdown"))));
    row.accept("Win rate", Words.fraction(backtest.number("win_rate")), "");
    row.accept("Trades", Words.count(backtest.number("trade_count")), "");
  }

  private String sharpe() {
    OptionalDouble own = statistics.number("sharpe");
    String ratio = Words.ratio(own.isPresent() ? own : backtest.number("sharpe"));
    OptionalDouble low = statistics.number("sharpe_low");
    OptionalDouble high = statistics.number("sharpe_high");
    if (low.isEmpty() || high.isEmpty()) {
      return ratio;
    }
    OptionalDouble confidence = statistics.number("sharpe_confidence");
    String level =
        confidence.isPresent() ? Math.round(100 * confidence.getAsDouble()) + " %: " : "";
    return ratio + " (" + level + Words.ratio(low) + " to " + Words.ratio(high) + ")";
  }

  private static String cell(Fields benchmark, String text) {
    return benchmark.isEmpty() ? "" : text;
  }
}
