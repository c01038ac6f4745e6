package ktrdr.market.sources;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import ktrdr.market.BarSeries;

/**
 * What a list says of a series.
 *
 * @param bars how many there are
 * @param first start of the first bar
 * @param last start of the last bar
 * @param sha256 of times and values, as {@link BarSeries#sha256} has it
 * @param gaps stretches in which bars are missing, as {@link Gaps} counts them
 */
public record SeriesFigures(int bars, Instant first, Instant last, String sha256, int gaps) {

  /** Counts a series that has at least one bar. */
  static SeriesFigures of(BarSeries series) {
    return new SeriesFigures(
        series.size(),
        series.start(0),
        series.start(series.size() - 1),
        series.sha256(),
        Gaps.of(series).size());
  }

  /**
   * The figures as text.
   *
   * @param version of the bars that were counted
   */
  String text(String version) {
    return String.join(
        "\n",
        "version=" + escaped(version),
        "bars=" + bars,
        "first=" + first,
        "last=" + last,
        "sha256=" + sha256,
        "gaps=" + gaps,
        "");
  }

  // The format of java.util.Properties, which takes a backslash for an escape.
  private static String escaped(String version) {
    return version.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** Reads {@link #text}; empty if it is of other bars, or not such a text. */
  static Optional<SeriesFigures> read(String text, String version) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(text));
      return version.equals(read.getProperty("version"))
          ? Optional.of(
              new SeriesFigures(
                  Integer.parseInt(read.getProperty("bars")),
                  Instant.parse(read.getProperty("first")),
                  Instant.parse(read.getProperty("last")),
                  read.getProperty("sha256"),
                  Integer.parseInt(read.getProperty("gaps"))))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException e) {
      return Optional.empty(); // cut off, or of another version of ktrdr
    }
  }
}
