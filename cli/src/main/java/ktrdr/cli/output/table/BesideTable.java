package ktrdr.cli.output.table;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Sparkline;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** Sessions beside each other, one in each column; the best figure of a row has a star. */
public final class BesideTable {
  private static final int LONGEST = 24;

  private BesideTable() {}

  /** Which figure of a row is the best. */
  private enum Best {
    HIGHEST,
    LOWEST,
    NONE
  }

  private record Row(
      String title, String member, Function<OptionalDouble, String> words, Best best) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("Sharpe", "sharpe", Words::ratio, Best.HIGHEST),
          new Row("return", "total_return", Words::change, Best.HIGHEST),
          new Row("buy & hold", "benchmark_return", Words::change, Best.NONE),
          new Row("drawdown", "max_drawdown", Words::fraction, Best.LOWEST),
          new Row("trades", "trade_count", Words::count, Best.NONE),
          new Row("DSR", "deflated_sharpe", Words::fraction, Best.HIGHEST),
          new Row("trials", "trials", Words::count, Best.NONE),
          new Row("surrogates p", "surrogates_p", Words::ratio, Best.LOWEST),
          new Row("skill, nats", "skill", Words::nats, Best.HIGHEST),
          new Row("trading costs", "commission_usd", Words::usd, Best.LOWEST),
          new Row("model costs", "cost_usd", Words::usd, Best.LOWEST),
          new Row("took", "duration_seconds", Words::duration, Best.NONE));

  /** The table, with the settings that differ above the figures. */
  public static List<String> lines(Fields answer, int width) {
    List<Fields> sessions = answer.objects("sessions");
    Table table =
        new Table(row("SESSION", sessions, one -> one.scalar("session_id").orElse(Words.UNKNOWN)));
    for (String member : List.of("model", "symbol", "timeframe", "brief", "strategy_name")) {
      if (sessions.stream().map(one -> one.text(member)).distinct().count() > 1) {
        table.row(row(member, sessions, one -> cut(one.text(member).orElse(Words.UNKNOWN))));
      }
    }
    for (Fields difference : answer.objects("differences")) {
      table.row(differing(difference, sessions.size()));
    }
    table.row(row("seed", sessions, one -> one.scalar("seed").orElse(Words.UNKNOWN)));
    table.row(row("verdict", sessions, ComparedTable::end));
    ROWS.forEach(figure -> table.row(figures(figure, sessions)));
    table.row(row("equity", sessions, one -> Sparkline.of(one.numbers("equity"))));
    return table.lines(width);
  }

  private static String[] differing(Fields difference, int sessions) {
    List<String> cells = new ArrayList<>();
    cells.add(difference.text("path").orElse(Words.UNKNOWN));
    List<? extends JsonValue> values = difference.json().getJsonArray("values");
    for (int i = 0; i < sessions; i++) {
      JsonValue value = i < values.size() ? values.get(i) : JsonValue.NULL;
      cells.add(value == JsonValue.NULL ? Words.UNKNOWN : cut(SweepTable.shown(value)));
    }
    return cells.toArray(String[]::new);
  }

  private static String[] figures(Row row, List<Fields> sessions) {
    OptionalDouble best = best(row, sessions);
    return row(
        row.title(),
        sessions,
        one -> {
          OptionalDouble figure = one.number(row.member());
          boolean star = best.isPresent() && figure.equals(best);
          return row.words().apply(figure) + (star ? " *" : "");
        });
  }

  /** The best figure; none if all are equal or only one session has it. */
  private static OptionalDouble best(Row row, List<Fields> sessions) {
    double[] known =
        sessions.stream()
            .map(one -> one.number(row.member()))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (row.best() == Best.NONE || known.length < 2 || known[0] == known[known.length - 1]) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(row.best() == Best.LOWEST ? known[0] : known[known.length - 1]);
  }

  private static String[] row(String title, List<Fields> sessions, Function<Fields, String> cell) {
    return Stream.concat(Stream.of(title), sessions.stream().map(cell)).toArray(String[]::new);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }
}
