package ktrdr.cli.output.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Words;

/**
 * One backtest on one page: what was tested, and the results next to those of buying and holding.
 */
public final class BacktestReport {
  private static final String NOT_CHECKED = ": not_checked";

  /** Fewest trades beside which the word of a gate stands. */
  private static final double ENOUGH = 2;

  private BacktestReport() {}

  public static List<String> of(Fields results, EquityCurve equity, int width) {
    Sheet sheet = new Sheet(width);
    period(results, sheet);
    figures(results, Fields.NONE, equity, sheet);
    return sheet.lines();
  }

  /** The bars that were used, whether the gate was passed, and which model was tested. */
  static void period(Fields results, Sheet sheet) {
    Fields period = results.object("period");
    String seen =
        results
            .flag("in_sample")
            .map(in -> in ? ", in sample" + known(results, period) : ", out of sample")
            .orElse("");
    sheet.fact("Backtest", date(period, "from") + " to " + date(period, "to") + seen);
    ruin(results, sheet);
    results.texts("notes").forEach(note -> sheet.fact("", note));
    gate(results, sheet);
    model(results.object("model"), sheet);
  }

  private static String known(Fields results, Fields period) {
    OptionalDouble known = results.number("in_sample_bars");
    return known.isPresent()
        ? ": " + Words.count(known) + " of " + Words.count(period.number("bars")) + " bars"
        : "";
  }

  private static void model(Fields model, Sheet sheet) {
    if (model.isEmpty()) {
      return;
    }
    String market = model.text("symbol").orElse("") + " " + model.text("timeframe").orElse("");
    String bars =
        model.text("trained_from").isPresent()
            ? ", " + date(model, "trained_from") + " to " + date(model, "trained_to")
            : "";
    String seed = model.scalar("seed").orElse(Words.UNKNOWN);
    String networks = Words.count(model.number("networks"));
    sheet.fact(
        "Trained",
        (model.text("trained_at").isPresent() ? date(model, "trained_at") + ", " : "")
            + ("on " + market + bars + ", seed " + seed + ", " + networks)
            + (networks.equals("1") ? " network" : " networks"));
    model.text("id").ifPresent(id -> sheet.fact("", id));
  }

  private static void ruin(Fields results, Sheet sheet) {
    if (results.text("ruined_at").isPresent()) {
      String beyond = Words.usd(results.number("shortfall_usd"));
      String day = date(results, "ruined_at");
      sheet.fact("", "ruined on " + day + ": all equity was lost, and the broker lost " + beyond);
    }
  }

  /**
   * @param statistics an assessment's findings about the Sharpe ratio, if there is one
   */
  static void figures(Fields results, Fields statistics, EquityCurve equity, Sheet sheet) {
    sheet.blank();
    new Comparison(results, statistics).write(sheet::row);
    benchmarks(results, sheet);
    sheet.blank();
    sheet.add(equity.lines(sheet.width()));
  }

  static void benchmarks(Fields results, Sheet sheet) {
    String name = "Benchmarks";
    for (String line : benchmarks(results)) {
      sheet.fact(name, line);
      name = "";
    }
  }

  /** A strategy that is fully invested has one holder beside it, not two of the same size. */
  private static Set<String> benchmarks(Fields results) {
    Set<String> lines = new LinkedHashSet<>();
    for (Fields benchmark : results.objects("benchmarks")) {
      String text = Words.change(benchmark.number("total_return")) + ": ";
      lines.add(text + benchmark.text("label").orElse(Words.UNKNOWN) + beaten(benchmark));
    }
    return lines;
  }

  private static String beaten(Fields benchmark) {
    OptionalDouble percentile = benchmark.number("percentile");
    return percentile.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT, "; the strategy beats %.1f %% of the draws", percentile.getAsDouble());
  }

  static void gate(Fields results, Sheet sheet) {
    Fields gate = results.object("gate");
    String reason = gate.text("reason").map(text -> ": " + text).orElse("");
    gate.flag("passed")
        .filter(passed -> !reason.equals(NOT_CHECKED))
        .ifPresent(passed -> sheet.fact("", passed ? passed(results) : "gate failed" + reason));
  }

  // A gate reads the design window. Beside a test of one trade, "passed" would praise that trade.
  private static String passed(Fields results) {
    double trades = results.number("trade_count").orElse(ENOUGH);
    if (trades >= ENOUGH) {
      return "gate passed";
    }
    return trades == 1 ? "1 trade shows nothing" : "it never traded";
  }

  static String date(Fields period, String name) {
    return period
        .text(name)
        .map(text -> text.substring(0, Math.min(10, text.length())))
        .orElse(Words.UNKNOWN);
  }
}
