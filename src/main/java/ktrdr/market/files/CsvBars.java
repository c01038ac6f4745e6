package ktrdr.market.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.text.Packed;
import ktrdr.market.files.text.RowFault;
import ktrdr.market.files.text.TextLines;
import ktrdr.market.files.times.BarClock;
import ktrdr.market.files.times.DateOrder;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Reads a text file of bars: first a look at its beginning, then all rows. */
final class CsvBars {
  private static final int SAMPLE = 300;
  private static final int LINES_BETWEEN_CHECKS = 1_000;

  private final Packed packed;
  private final String originalName;
  private final Symbol symbol;
  private final Timeframe timeframe;
  private final ReadingOptions options;
  private final ProgressMonitor monitor;
  private long line = 1;
  private String example = "";

  /**
   * @param originalName the name that its owner gave the file
   */
  CsvBars(
      Packed packed,
      String originalName,
      Symbol symbol,
      Timeframe timeframe,
      ReadingOptions options,
      ProgressMonitor monitor) {
    this.packed = packed;
    this.originalName = originalName;
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.options = options;
    this.monitor = monitor;
  }

  /** What is done with a row of the file. */
  @FunctionalInterface
  private interface RowWork {
    /** Returns false to stop. */
    boolean row(List<String> cells);
  }

  /** Reads all bars. */
  Reading read() throws IOException {
    try {
      List<LayoutFinder.Line> sample = sample();
      line = sample.isEmpty() ? 1 : sample.get(0).number();
      LayoutFinder finder = new LayoutFinder(sample, options);
      return read(sample, finder);
    } catch (RowFault e) {
      throw new UnusableFile(symbol.name(), line, e.getMessage());
    } catch (EOFException | ZipException e) {
      String kind = packed.kind().code();
      throw new UnusableFile(
          symbol.name(), "behind line " + line + " the " + kind + " file is damaged or cut short");
    }
  }

  private Reading read(List<LayoutFinder.Line> sample, LayoutFinder finder) throws IOException {
    Layout layout = layout(finder);
    List<List<String>> rows = finder.rows(layout);
    CsvRows shape = new CsvRows(layout, rows, options, order(layout, rows), originalName);
    BarClock clock = shape.clock(timeframe);
    BarCollector bars = new BarCollector(symbol, timeframe, shape.newestFirst(), options.skipBad());
    each(
        layout,
        bars,
        cells -> {
          example = example.isEmpty() ? layout.time(cells) : example;
          Instant start = clock.start(shape.time(cells));
          bars.add(start, shape.values(cells));
          return true;
        });
    return bars.reading(shape.understood(packed.kind(), example), shape.warnings());
  }

  private Layout layout(LayoutFinder finder) {
    try {
      return finder.find();
    } finally {
      line = finder.at();
    }
  }

  private List<LayoutFinder.Line> sample() throws IOException {
    List<LayoutFinder.Line> sample = new ArrayList<>();
    try (TextLines lines = new TextLines(packed.open().bytes())) {
      for (String text = next(lines); text != null && sample.size() < SAMPLE; text = next(lines)) {
        if (!text.isBlank()) {
          sample.add(new LayoutFinder.Line(lines.line(), text));
        }
      }
    }
    return sample;
  }

  private String next(TextLines lines) throws IOException {
    try {
      return lines.next();
    } finally {
      line = Math.max(1, lines.line());
    }
  }

  /** The order of dates: as people say, as the first rows tell, or as all rows tell. */
  private DateOrder order(Layout layout, List<List<String>> rows) throws IOException {
    if (options.dates().isPresent()) {
      return options.dates().get();
    }
    OrderEvidence evidence = new OrderEvidence();
    int at = layout.roles().get("date");
    rows.stream().filter(row -> row.size() > at).forEach(row -> evidence.add(row.get(at)));
    Optional<DateOrder> order = evidence.order();
    if (order.isEmpty()) {
      each(
          layout,
          new BarCollector(symbol, timeframe, false, true), // its faults come up later
          cells -> {
            evidence.add(cells.get(at));
            return evidence.order().isEmpty();
          });
      line = layout.first();
      order = evidence.order();
    }
    return order.orElseThrow(() -> evidence.open(layout.names().get(at)));
  }

  private void each(Layout layout, BarCollector bars, RowWork work) throws IOException {
    long size = Files.size(packed.file());
    Packed.Unpacked open = packed.open();
    try (TextLines lines = new TextLines(open.bytes())) {
      boolean more = true;
      for (String text = next(lines); more && text != null; text = next(lines)) {
        if (line % LINES_BETWEEN_CHECKS == 0) {
          monitor.stopIfCancelled();
          monitor.report(Progress.of(open.raw().count(), size, "line " + line));
        }
        if (line >= layout.first() && !text.isBlank()) {
          more = row(layout, text, bars, work);
        }
      }
    }
  }

  private boolean row(Layout layout, String text, BarCollector bars, RowWork work) {
    try {
      return work.row(layout.row(text));
    } catch (RowFault bad) {
      bars.bad(line, bad.getMessage());
      return true;
    }
  }
}
