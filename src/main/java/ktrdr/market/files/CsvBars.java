package ktrdr.market.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.market.Bar;
import ktrdr.market.BarColumns;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.work.DurationText;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Bars in a CSV file that a user provides: a header {@code start,open,high,low,close,volume}
 * ({@code volume} is optional), then one line per bar, oldest first. {@code start} is when the bar
 * begins, a date or an instant in UTC. Nothing is repaired: the first bad line makes the whole file
 * unusable.
 */
final class CsvBars {
  private static final List<String> WITH_VOLUME =
      List.of("start", "open", "high", "low", "close", "volume");
  private static final List<String> PLAIN = WITH_VOLUME.subList(0, 5);
  private static final List<String> STARTS = List.of("start", "date", "time", "timestamp");
  private static final int DAY = "2000-01-03".length();
  private static final int LINES_BETWEEN_CHECKS = 1_000;
  private static final int MOST = 2_000_000;

  private final Symbol symbol;
  private final Timeframe timeframe;
  private final BarColumns bars = new BarColumns();
  private long line;

  private CsvBars(Symbol symbol, Timeframe timeframe) {
    this.symbol = symbol;
    this.timeframe = timeframe;
  }

  /**
   * Reads all bars of a file.
   *
   * @throws UnusableFile at the first bad line, or when the bars don't lie as far apart as the time
   *     frame says
   * @throws IOException if the file can't be read
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled
   */
  static BarSeries read(Path file, Symbol symbol, Timeframe timeframe, ProgressMonitor monitor)
      throws IOException {
    CsvBars csv = new CsvBars(symbol, timeframe);
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      csv.read(lines, Files.size(file), monitor);
    }
    BarSeries bars = csv.bars.series(symbol, timeframe);
    Optional<String> wrong = Spacing.contradiction(bars);
    if (wrong.isPresent()) {
      throw new UnusableFile(symbol.name(), wrong.get());
    }
    return bars;
  }

  private void read(BufferedReader lines, long size, ProgressMonitor monitor) throws IOException {
    int columns = header(lines.readLine());
    long bytes = 0;
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      if (line % LINES_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
        monitor.report(Progress.of(bytes, size, "line " + line));
      }
      line++;
      bytes += text.length() + 1;
      bars.add(bar(text.split(",", -1), columns));
      require(bars.size() <= MOST, "there are more than " + MOST + " bars");
    }
    require(bars.size() >= 2, "there are fewer than two bars");
  }

  private int header(String text) {
    line = 1;
    require(text != null, "the file is empty");
    List<String> names =
        new ArrayList<>(Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split(",", -1)));
    if (STARTS.contains(names.get(0))) {
      names.set(0, "start");
    }
    require(
        names.equals(WITH_VOLUME) || names.equals(PLAIN),
        "the header must be " + String.join(",", WITH_VOLUME));
    return names.size();
  }

  private Bar bar(String[] cells, int columns) {
    require(cells.length == columns, "there are " + cells.length + " values, not " + columns);
    Instant end = start(cells[0].strip()).plus(timeframe.duration());
    double volume = columns == PLAIN.size() ? 0 : number(cells, 5);
    Bar bar =
        new Bar(
            end, number(cells, 1), number(cells, 2), number(cells, 3), number(cells, 4), volume);
    check(bar);
    return bar;
  }

  private void check(Bar bar) {
    require(bar.low() > 0, "a price is not above 0");
    require(
        bar.low() <= Math.min(bar.open(), bar.close()), "the low is above the open or the close");
    require(
        bar.high() >= Math.max(bar.open(), bar.close()), "the high is below the open or the close");
    require(bar.volume() >= 0, "the volume is negative");
    if (bars.size() > 0) {
      Duration apart = Duration.ofMillis(bar.end().toEpochMilli() - bars.lastEnd());
      require(apart.compareTo(timeframe.duration()) >= 0, tooEarly(apart));
    }
  }

  private String tooEarly(Duration apart) {
    String early = "it begins before the bar above it ";
    return apart.isNegative() || apart.isZero()
        ? early + "ends: the oldest bar comes first, each only once"
        : early
            + "ends: the stated time frame is "
            + timeframe
            + ", but the bars are "
            + DurationText.words(apart)
            + " apart";
  }

  private Instant start(String text) {
    try {
      return text.length() == DAY
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw fault("\"" + text + "\" is neither a day nor a time like 2013-11-25T00:00:00Z");
    }
  }

  private double number(String[] cells, int column) {
    try {
      double value = Double.parseDouble(cells[column]);
      require(Double.isFinite(value), "a value is not finite");
      return value;
    } catch (NumberFormatException e) {
      throw fault("\"" + cells[column] + "\" is no number");
    }
  }

  private void require(boolean right, String otherwise) {
    if (!right) {
      throw fault(otherwise);
    }
  }

  private UnusableFile fault(String sentence) {
    return new UnusableFile(symbol.name(), line, sentence);
  }
}
