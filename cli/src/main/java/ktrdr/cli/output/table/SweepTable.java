package ktrdr.cli.output.table;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** The runs of a sweep, the best in the design window first. */
public final class SweepTable {
  private SweepTable() {}

  /** The members behind the columns, in order; those of the settings follow. */
  public static final List<String> MEMBERS =
      List.of(
          "rank",
          "point",
          "session_id",
          "seed",
          "design_score",
          "design_trade_count",
          "sharpe",
          "total_return",
          "max_drawdown",
          "trade_count",
          "test_dsr",
          "looks",
          "verdict",
          "outcome");

  /** The runs with a member for each setting, for tables and CSV. */
  public static List<Fields> rows(Fields sweep) {
    List<Fields> rows = new ArrayList<>();
    for (Fields run : sweep.objects("runs")) {
      JsonObjectBuilder row = Json.createObjectBuilder(run.json()).remove("settings");
      run.object("settings").json().forEach((key, value) -> row.add(key, scalar(value)));
      rows.add(new Fields(row.build()));
    }
    return rows;
  }

  private static JsonValue scalar(JsonValue value) {
    return value instanceof JsonNumber || value instanceof JsonString
        ? value
        : Json.createValue(value.toString());
  }

  /** What people see: the table, a heat map of two settings, and the spread. */
  public static List<String> lines(Fields sweep, int width) {
    List<String> lines = new ArrayList<>(of(sweep).lines(width));
    lines.add("");
    lines.add(
        "SCORE, the t statistic of a trade in the design window, decides the rank. What stands"
            + " right of it are later bars.");
    lines.add("DSR is the probability that SHARPE is more than the luck of all these runs.");
    lines.addAll(HeatMap.of(sweep));
    summary("score", sweep.object("summary").object("design_score"), lines);
    summary("Sharpe", sweep.object("summary").object("sharpe"), lines);
    return lines;
  }

  private static void summary(String name, Fields spread, List<String> lines) {
    if (spread.number("runs").orElse(0) > 0) {
      lines.add(
          name
              + " of "
              + Words.count(spread.number("runs"))
              + (spread.number("runs").orElse(0) == 1 ? " run" : " runs")
              + ": median "
              + Words.ratio(spread.number("median"))
              + ", from "
              + Words.ratio(spread.number("min"))
              + " to "
              + Words.ratio(spread.number("max"))
              + ", standard deviation "
              + Words.ratio(spread.number("deviation")));
    }
  }

  private static Table of(Fields sweep) {
    List<String> keys = keys(sweep);
    boolean seeds = sweep.count("seeds") > 1;
    Stream<String> own = keys.stream().map(SweepTable::heading);
    Table table =
        new Table(
            several(
                Stream.of("RANK", "SESSION"),
                Stream.concat(own, seeds ? Stream.of("SEED") : Stream.of()),
                Stream.of("SCORE", "SHARPE", "RETURN", "TRADES", "DSR", "VERDICT")));
    for (Fields run : sweep.objects("runs")) {
      Stream<String> values = keys.stream().map(key -> value(run, key));
      Stream<String> seed = Stream.of(run.scalar("seed").orElse(Words.UNKNOWN));
      table.row(
          several(
              Stream.of(Words.count(run.number("rank")), text(run, "session_id")),
              Stream.concat(values, seeds ? seed : Stream.of()),
              found(run)));
    }
    return table;
  }

  private static String[] several(
      Stream<String> first, Stream<String> second, Stream<String> third) {
    return Stream.of(first, second, third).flatMap(part -> part).toArray(String[]::new);
  }

  private static Stream<String> found(Fields run) {
    return Stream.of(
        Words.ratio(run.number("design_score")),
        Words.ratio(run.number("sharpe")),
        Words.change(run.number("total_return")),
        Words.count(run.number("trade_count")),
        Words.fraction(run.number("test_dsr")),
        run.scalar("session_id").isPresent() ? ComparedTable.end(run) : "not started");
  }

  private static String text(Fields run, String name) {
    return run.scalar(name).orElse(Words.UNKNOWN);
  }

  /** The settings that have several values. */
  static List<String> keys(Fields sweep) {
    return sweep.objects("settings").stream()
        .filter(setting -> setting.count("values") > 1)
        .flatMap(setting -> setting.text("key").stream())
        .toList();
  }

  static String heading(String key) {
    return key.substring(key.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
  }

  static String value(Fields run, String key) {
    return shown(run.object("settings").json().get(key));
  }

  static String shown(JsonValue value) {
    if (value == null) {
      return Words.UNKNOWN;
    }
    return value instanceof JsonString text
        ? PlainText.of(text.getString())
        : PlainText.of(value.toString());
  }

  /** How a run ended, in one line. */
  public static String sentence(Fields sweep, Fields run) {
    List<String> parts = new ArrayList<>();
    keys(sweep).forEach(key -> parts.add(key + " " + value(run, key)));
    if (sweep.count("seeds") > 1 || parts.isEmpty()) {
      parts.add("seed " + text(run, "seed"));
    }
    OptionalDouble score = run.number("design_score");
    String scored = score.isPresent() ? ", score " + Words.ratio(score) : "";
    return String.join(", ", parts) + ": " + ComparedTable.end(run) + scored;
  }
}
