package ktrdr.cli.output.report;

import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Words;

/** What a strategy showed in its design window, which is what the gates read. */
final class DesignWindow {
  private static final String NAME = "Design window";

  private DesignWindow() {}

  static void write(Fields window, Sheet sheet) {
    window.text("fault").ifPresent(fault -> sheet.fact(NAME, fault));
    Fields trading = window.object("trading");
    if (trading.isEmpty()) {
      return;
    }
    Fields balanced = window.object("balanced_accuracy");
    sheet.fact(
        NAME,
        Words.count(window.number("bars"))
            + " bars, "
            + Words.count(window.number("tested_bars"))
            + " of them tested: directional skill t "
            + Words.ratio(window.object("skill").object("directional").number("t"))
            + allLabels(window.object("skill").object("three_class")));
    sheet.fact(
        "",
        Words.count(trading.number("trade_count"))
            + (trading.number("trade_count").orElse(0) == 1 ? " trade" : " trades")
            + ", profit factor "
            + Words.ratio(trading.number("profit_factor"))
            + ", expectancy t "
            + Words.ratio(trading.number("expectancy_t")));
    sheet.fact(
        "",
        "drawdown "
            + Words.fraction(trading.number("max_drawdown"))
            + " (buy & hold "
            + Words.fraction(trading.number("benchmark_max_drawdown"))
            + "), balanced accuracy "
            + Words.fraction(balanced.number("accuracy"))
            + " (chance reaches "
            + Words.fraction(balanced.number("bound"))
            + ")");
  }

  // Whoever knows only when prices move has skill of this kind, and no reason to trade.
  private static String allLabels(Fields skill) {
    return skill.isEmpty()
        ? ""
        : "; skill to tell all labels apart, t " + Words.ratio(skill.number("t"));
  }
}
