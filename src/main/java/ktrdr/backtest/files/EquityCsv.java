package ktrdr.backtest.files;

import static ktrdr.backtest.files.CsvTable.number;
import static ktrdr.backtest.files.CsvTable.plain;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import ktrdr.backtest.EquityPoint;
import ktrdr.work.ProgressMonitor;

/**
 * An equity curve as a CSV file. Numbers have all of their digits. Files of earlier versions,
 * rounded to eight decimals, are read too.
 */
public final class EquityCsv {
  /** First line of the file. */
  public static final String HEADER = "time,equity_usd,drawdown,benchmark_usd";

  private static final CsvTable<EquityPoint> TABLE =
      new CsvTable<>(HEADER, EquityCsv::line, EquityCsv::point);

  private EquityCsv() {}

  /**
   * Writes all points or none: a reader never sees a partial file.
   *
   * @throws java.io.UncheckedIOException when the file can't be written
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled; the file is then as it was
   */
  public static void write(Path file, List<EquityPoint> points, ProgressMonitor monitor) {
    TABLE.write(file, points, monitor);
  }

  /**
   * Reads up to {@code limit} points from point {@code offset} (the first is 0).
   *
   * @throws java.io.UncheckedIOException when the file can't be read
   * @throws RowUnreadable when a line can't be parsed
   */
  public static Page<EquityPoint> page(Path file, long offset, int limit) {
    return page(file, offset, limit, ProgressMonitor.unwatched());
  }

  /** Like {@link #page(Path, long, int)}, but stops when the monitor is cancelled. */
  public static Page<EquityPoint> page(Path file, long offset, int limit, ProgressMonitor monitor) {
    return TABLE.page(file, offset, limit, monitor);
  }

  private static String line(EquityPoint point) {
    return String.join(
        ",",
        point.time().toString(),
        plain(point.equity()),
        plain(point.drawdown()),
        plain(point.benchmark()));
  }

  private static EquityPoint point(String[] values) {
    return new EquityPoint(
        Instant.parse(values[0]), number(values[1]), number(values[2]), number(values[3]));
  }
}
