package ktrdr.market.files;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.files.text.Found;
import ktrdr.market.files.times.DateOrder;

/**
 * What a person says about a file, because the file alone leaves it open.
 *
 * @param columns which column is which: a name out of {@link #ROLES} to the name of a column in the
 *     header, or to its number, counted from 1. A date may add the order of day, month and year:
 *     {@code Date:dmy}, {@code 1:mdy}, {@code 1:ymd}. {@link #DECIMAL} names the decimal mark
 * @param zone time zone of times that name none; UTC if empty
 * @param preset the program or site that wrote the file
 * @param skipBad whether rows that are wrong are left out and listed, rather than refuse the file
 */
public record ReadingOptions(
    Map<String, String> columns, Optional<ZoneId> zone, Optional<Preset> preset, boolean skipBad) {
  /** Nothing is said: the file has to tell it all. */
  public static final ReadingOptions NONE =
      new ReadingOptions(Map.of(), Optional.empty(), Optional.empty(), false);

  /** What columns can be: {@code time} is the time of day beside a {@code date}. */
  public static final List<String> ROLES =
      List.of("date", "time", "open", "high", "low", "close", "volume");

  /** Beside the roles: {@code point} or {@code comma}, the decimal mark of all numbers. */
  public static final String DECIMAL = "decimal";

  public ReadingOptions {
    columns = Map.copyOf(columns);
  }

  /** What is wrong with the columns, as a sentence; empty if nothing is. */
  public Optional<String> fault() {
    for (Map.Entry<String, String> one : columns.entrySet()) {
      String role = one.getKey();
      if (!ROLES.contains(role) && !role.equals(DECIMAL)) {
        String all = String.join(", ", ROLES) + ", " + DECIMAL;
        return Optional.of("columns has " + Found.quoted(role) + ", which is none of " + all);
      }
      if (role.equals(DECIMAL) && decimal().isEmpty()) {
        return Optional.of("columns needs decimal=point or decimal=comma");
      }
    }
    return Optional.empty();
  }

  /** The decimal mark that was named. */
  Optional<Character> decimal() {
    return switch (columns.getOrDefault(DECIMAL, "")) {
      case "point" -> Optional.of('.');
      case "comma" -> Optional.of(',');
      default -> Optional.empty();
    };
  }

  /** The order of dates that was named, or that a preset brings. */
  Optional<DateOrder> dates() {
    String date = columns.getOrDefault("date", "");
    return DateOrder.of(date.substring(date.lastIndexOf(':') + 1))
        .or(() -> preset.map(Preset::dates));
  }
}
