package ktrdr.market.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ktrdr.market.files.text.Numbers;
import ktrdr.market.files.text.RowFault;

/** The columns of a file without a header: as people or a preset say, or else by their contents. */
final class Headerless {
  private static final List<String> VALUES = List.of("open", "high", "low", "close", "volume");
  private static final int MANY = 3;

  private final List<List<String>> rows;
  private final ReadingOptions options;
  private final Contents contents;
  private final int width;

  Headerless(List<List<String>> rows, ReadingOptions options) {
    this.rows = rows;
    this.options = options;
    this.contents = new SampleContents(rows);
    this.width = LayoutFinder.usualSize(rows);
  }

  /** The numbers of the columns, counted from 1. */
  List<String> names() {
    return IntStream.rangeClosed(1, width).mapToObj(String::valueOf).toList();
  }

  Map<String, Integer> roles() {
    if (options.preset().isPresent()) {
      return ofPreset(options.preset().get());
    }
    boolean said =
        options.columns().keySet().stream().anyMatch(r -> VALUES.contains(r) || r.equals("time"));
    return said ? Columns.of(names(), options.columns(), contents) : byContents();
  }

  private Map<String, Integer> ofPreset(Preset preset) {
    List<String> order =
        preset
            .order(width)
            .orElseThrow(
                () ->
                    new RowFault(
                        "files of "
                            + preset.code()
                            + " without a header have "
                            + preset.widths()
                            + " columns, but this one has "
                            + width));
    Map<String, Integer> roles = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      if (!order.get(i).equals("-")) {
        roles.put(order.get(i), i);
      }
    }
    options.columns().entrySet().stream()
        .filter(e -> ReadingOptions.ROLES.contains(e.getKey()))
        .forEach(e -> roles.put(e.getKey(), Columns.number(names(), e.getKey(), e.getValue())));
    return roles;
  }

  private Map<String, Integer> byContents() {
    Map<String, Integer> roles = new HashMap<>();
    String date = options.columns().get("date");
    int at =
        date != null
            ? Columns.number(names(), "date", date)
            : IntStream.range(0, width).filter(contents::areTimes).findFirst().orElse(width);
    require(at < width, "no line names the columns, and none of them holds times");
    roles.put("date", at++);
    if (at < width && contents.areDatesOnly(at - 1) && isClock(at)) {
      roles.put("time", at++);
    }
    for (int i = 0; i < VALUES.size() && at < width; i++) {
      roles.put(VALUES.get(i), at++);
    }
    require(
        roles.containsKey("close"),
        "no line names the columns, and there are fewer than four" + " prices behind the time");
    checkOrder(roles);
    return roles;
  }

  // Stooq and MetaTrader: 000000 or 09:30. A price may look like the first.
  private boolean isClock(int column) {
    return contents.areTimesOfDay(column)
        && (rows.stream().allMatch(row -> row.size() > column && row.get(column).contains(":"))
            || width - column > VALUES.size());
  }

  private void checkOrder(Map<String, Integer> roles) {
    int fit = 0;
    int inside = 0;
    int seen = 0;
    for (List<String> row : rows) {
      double[] v = values(row, roles);
      if (row.size() >= width && v[0] > 0) {
        seen++;
        fit += v[2] <= Math.min(v[0], v[3]) && v[1] >= Math.max(v[0], v[3]) ? 1 : 0;
        inside += v[4] >= v[2] && v[4] <= v[1] ? 1 : 0;
      }
    }
    require(
        fit * 2 >= seen,
        "no line names the columns, and they are not open, high, low, close in this order; say"
            + " which: --columns date=1,open=2,high=3,low=4,close=5");
    require(
        seen < MANY || inside < seen,
        "no line names the columns, and the one behind the close looks like a price; say which is"
            + " the volume, as in --columns date=1,open=2,high=3,low=4,close=5,volume=7, or say"
            + " --preset");
  }

  private double[] values(List<String> row, Map<String, Integer> roles) {
    double[] values = new double[VALUES.size()];
    for (int i = 0; i < values.length; i++) {
      Integer at = roles.get(VALUES.get(i));
      values[i] = at == null || at >= row.size() ? -1 : value(row.get(at));
    }
    return values;
  }

  // Only compared with others of its row.
  private static double value(String cell) {
    double point = new Numbers('.').parse(cell);
    return Double.isNaN(point) ? new Numbers(',').parse(cell) : point;
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new RowFault(otherwise);
    }
  }
}
