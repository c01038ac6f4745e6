package ktrdr.market.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import ktrdr.market.Bar;
import ktrdr.market.BarColumns;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;

/**
 * A file of bars on the classpath, in the format that {@code data/README.md} describes: gzipped
 * {@code start,open,high,low,close,volume}, where start is a date or an instant in UTC.
 */
record BarFile(Symbol symbol, Timeframe timeframe) {
  private static final int DAY = "2000-01-03".length();

  String resource() {
    return "/data/" + symbol.name() + "_" + timeframe + ".csv.gz";
  }

  BarSeries read() {
    InputStream packed = BarFile.class.getResourceAsStream(resource());
    if (packed == null) {
      throw new IllegalStateException(resource() + " is not packaged");
    }
    return read(packed);
  }

  /** Reads the bars from a stream in this format, and closes it. */
  BarSeries read(InputStream packed) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
      BarColumns bars = new BarColumns();
      lines.lines().skip(1).map(this::bar).forEach(bars::add);
      return bars.series(symbol, timeframe);
    } catch (IOException e) {
      throw new UncheckedIOException(resource(), e);
    }
  }

  private Bar bar(String line) {
    String[] cells = line.split(",", -1);
    return new Bar(
        start(cells[0]).plus(timeframe.duration()),
        Double.parseDouble(cells[1]),
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]));
  }

  private static Instant start(String text) {
    return text.length() == DAY
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(text);
  }
}
