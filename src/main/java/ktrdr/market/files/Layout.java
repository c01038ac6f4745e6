package ktrdr.market.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ktrdr.market.files.text.Delimiter;
import ktrdr.market.files.text.RowFault;

/**
 * How a CSV file is laid out.
 *
 * @param header number of the line that names the columns; 0 if none does
 * @param first number of the first line that is a row
 * @param names of the columns, in order; their numbers without a header
 * @param roles which column is which, counted from 0
 */
record Layout(
    Delimiter delimiter, long header, long first, List<String> names, Map<String, Integer> roles) {

  /** The cell of a role; the first row has all that are needed. */
  String cell(List<String> row, String role) {
    return row.get(roles.get(role));
  }

  /** Date and time of day, which may be two columns. */
  String time(List<String> row) {
    String date = cell(row, "date");
    return roles.containsKey("time") ? date + " " + padded(cell(row, "time")) : date;
  }

  // 930 and 93000 are half past nine.
  private static String padded(String clock) {
    if (!clock.chars().allMatch(c -> c >= '0' && c <= '9') || clock.isEmpty()) {
      return clock;
    }
    return "0".repeat(Math.max(0, (clock.length() > 4 ? 6 : 4) - clock.length())) + clock;
  }

  /**
   * The cells of a line.
   *
   * @throws RowFault if they are more or fewer than columns
   */
  List<String> row(String line) {
    List<String> row = delimiter.split(line);
    int size = row.size();
    while (size > names.size() && row.get(size - 1).isEmpty()) {
      size--;
    }
    if (size != names.size()) {
      throw new RowFault("there are " + size + " values, not " + names.size());
    }
    return row;
  }

  List<String> used() {
    return new TreeMap<>(roles)
        .entrySet().stream().map(e -> e.getKey() + "=" + names.get(e.getValue())).toList();
  }

  List<String> ignored() {
    return names.stream().filter(n -> !roles.containsValue(names.indexOf(n))).toList();
  }

  /** The price columns and the volume, if there is one. */
  Optional<Integer> volume() {
    return Optional.ofNullable(roles.get("volume"));
  }
}
