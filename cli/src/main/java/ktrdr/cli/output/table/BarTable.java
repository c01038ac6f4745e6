package ktrdr.cli.output.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Plot;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Words;

/** Bars for people: a line plot of their closes, then a row for each bar. */
public final class BarTable {
  private static final int PLOT_WIDTH = 72;
  private static final String TIME = "time";
  private static final String CLOSE = "close";

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS = List.of(TIME, "open", "high", "low", CLOSE, "volume");

  private BarTable() {}

  public static List<String> of(List<Fields> bars, int width) {
    List<String> table = Table.of(bars, MEMBERS.toArray(String[]::new)).lines(width);
    List<String> plot = new Plot(closes(bars), new double[0]).lines(Math.min(PLOT_WIDTH, width));
    return plot.isEmpty()
        ? table
        : Stream.of(plot, List.of(legend(bars), ""), table).flatMap(List::stream).toList();
  }

  private static double[] closes(List<Fields> bars) {
    return bars.stream()
        .map(bar -> bar.number(CLOSE))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static String legend(List<Fields> bars) {
    return "         █ close   " + time(bars.get(0)) + " to " + time(bars.get(bars.size() - 1));
  }

  private static String time(Fields bar) {
    return bar.text(TIME).map(Words::time).orElse(Words.UNKNOWN);
  }
}
