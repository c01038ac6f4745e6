package ktrdr.market.files;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person says about a file, because the file alone leaves it open.
 *
 * @param columns which column is which: a name out of {@link #ROLES} to the name of a column in the
 *     header, or to its number, counted from 1
 * @param zone time zone of times that name none; UTC if empty
 * @param preset the program or site that wrote the file
 * @param skipBad whether rows that are wrong are left out and listed, rather than refuse the file
 */
public record ReadingOptions(
    Map<String, String> columns,
    Optional<ZoneId> zone,
    Optional<Preset> preset,
    boolean skipBad) {
  /** Nothing is said: the file has to tell it all. */
  public static final ReadingOptions NONE =
      new ReadingOptions(Map.of(), Optional.empty(), Optional.empty(), false);

  /** What columns can be: {@code time} is the time of day beside a {@code date}. */
  public static final List<String> ROLES =
      List.of("date", "time", "open", "high", "low", "close", "volume");

  public ReadingOptions {
    columns = Map.copyOf(columns);
  }
}
