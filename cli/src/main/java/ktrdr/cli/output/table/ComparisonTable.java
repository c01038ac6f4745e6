package ktrdr.cli.output.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;

/** A comparison of models: a line for each model, then a line for each session. */
public final class ComparisonTable {
  private ComparisonTable() {}

  /** The members of a model's result in CSV, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "model",
          "assess_model",
          "sessions",
          "ended",
          "failed",
          "cancelled",
          "sharpe_count",
          "sharpe_mean",
          "sharpe_min",
          "sharpe_max",
          "deflated_sharpe_mean",
          "verdicts",
          "invalid_proposals",
          "total_tokens",
          "cost_usd");

  /** The members of a comparison in a list in CSV, in order. */
  public static final List<String> LISTED =
      List.of(
          "comparison_id",
          "status",
          "ended",
          "sessions_total",
          "created_at",
          "models",
          "briefs",
          "sessions_each",
          "seed");

  /** One comparison. */
  public static List<String> lines(Fields comparison, int width) {
    List<Fields> sessions = comparison.objects("sessions");
    List<String> lines = new ArrayList<>();
    lines.add(heading(comparison));
    lines.add("");
    lines.addAll(results(comparison.objects("results")).lines(width));
    lines.add("");
    lines.addAll(ComparedTable.ofComparison(sessions).lines(width));
    return lines;
  }

  private static String heading(Fields comparison) {
    String budget =
        comparison.object("budget").number("limit_usd").isEmpty()
            ? ""
            : ", budget " + Words.usd(comparison.object("budget").number("limit_usd"));
    String removed =
        comparison.number("removed").orElse(0) == 0
            ? ""
            : ", " + Words.count(comparison.number("removed")) + " removed";
    return "comparison "
        + comparison.scalar("comparison_id").orElse(Words.UNKNOWN)
        + "  "
        + comparison.text("status").orElse(Words.UNKNOWN)
        + "  "
        + Words.count(comparison.number("ended"))
        + " of "
        + Words.count(comparison.number("sessions_total"))
        + " sessions ended"
        + budget
        + removed;
  }

  /** A line for each model. */
  static Table results(List<Fields> results) {
    Table table =
        new Table(
            "MODEL",
            "ENDED",
            "SHARPE",
            "RANGE",
            "DEFLATED",
            "VERDICTS",
            "INVALID",
            "TOKENS",
            "COST");
    results.forEach(row -> table.row(cells(row)));
    return table;
  }

  private static String[] cells(Fields row) {
    return new String[] {
      ComparedTable.model(row),
      Words.count(row.number("ended")) + "/" + Words.count(row.number("sessions")),
      sharpe(row),
      range(row),
      Words.fraction(row.number("deflated_sharpe_mean")),
      verdicts(row),
      Words.count(row.number("invalid_proposals")),
      Words.count(row.number("total_tokens")),
      Words.usd(row.number("cost_usd"))
    };
  }

  /** The mean; {@code 0.12 of 2} if other sessions have ended without one. */
  private static String sharpe(Fields row) {
    String mean = Words.ratio(row.number("sharpe_mean"));
    double count = row.number("sharpe_count").orElse(0);
    return count == 0 || count == row.number("ended").orElse(0)
        ? mean
        : mean + " of " + Words.count(row.number("sharpe_count"));
  }

  private static String range(Fields row) {
    return row.number("sharpe_min").isEmpty()
        ? Words.UNKNOWN
        : Words.ratio(row.number("sharpe_min")) + " to " + Words.ratio(row.number("sharpe_max"));
  }

  /** {@code 2 poor, 1 neutral, 1 failed}; only what there is. */
  private static String verdicts(Fields row) {
    Fields verdicts = row.object("verdicts");
    String all =
        Stream.concat(
                verdicts.json().keySet().stream().map(name -> counted(verdicts, name)),
                Stream.of(counted(row, "failed"), counted(row, "cancelled")))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? Words.UNKNOWN : all;
  }

  private static String counted(Fields row, String name) {
    double count = row.number(name).orElse(0);
    return count == 0 ? "" : Words.count(row.number(name)) + " " + name;
  }

  /** A line for each comparison. */
  public static Table list(List<Fields> comparisons, Times times) {
    Table table = new Table("COMPARISON", "STATUS", "ENDED", "CREATED", "MODELS", "BRIEFS");
    comparisons.forEach(
        row ->
            table.row(
                row.scalar("comparison_id").orElse(Words.UNKNOWN),
                row.text("status").orElse(Words.UNKNOWN),
                Words.count(row.number("ended")) + "/" + Words.count(row.number("sessions_total")),
                row.text("created_at").map(times::of).orElse(Words.UNKNOWN),
                String.join(", ", row.texts("models")),
                row.texts("briefs").stream()
                    .filter(brief -> !brief.isEmpty())
                    .collect(Collectors.joining("; "))));
    return table;
  }
}
