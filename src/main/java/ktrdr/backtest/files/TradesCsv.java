package ktrdr.backtest.files;

import static ktrdr.backtest.files.CsvTable.number;
import static ktrdr.backtest.files.CsvTable.plain;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import ktrdr.backtest.Fill;
import ktrdr.backtest.Trade;
import ktrdr.work.ProgressMonitor;

/**
 * Trades as a CSV file. Numbers have all of their digits. Files of earlier versions, rounded to
 * eight decimals, are read too. A last column has the cost of borrowing, if there was any.
 */
public final class TradesCsv {
  /** First line of the file, if nothing was borrowed. */
  public static final String HEADER =
      "direction,units,entry_bar,entry_time,entry_price,entry_commission_usd,"
          + "exit_bar,exit_time,exit_price,exit_commission_usd,net_profit_usd,net_return,exit_reason";

  private static final int COLUMNS = HEADER.split(",").length;
  private static final CsvTable<Trade> TABLE =
      new CsvTable<>(HEADER, TradesCsv::line, TradesCsv::trade);
  private static final CsvTable<Trade> BORROWED =
      new CsvTable<>(
          HEADER + ",borrowing_usd",
          trade -> line(trade) + "," + plain(trade.borrowing()),
          TradesCsv::trade);

  private TradesCsv() {}

  /**
   * Writes all trades or none: a reader never sees a partial file.
   *
   * @throws java.io.UncheckedIOException when the file can't be written
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled; the file is then as it was
   */
  public static void write(Path file, List<Trade> trades, ProgressMonitor monitor) {
    boolean borrowed = trades.stream().anyMatch(trade -> trade.borrowing() != 0);
    (borrowed ? BORROWED : TABLE).write(file, trades, monitor);
  }

  /**
   * Reads up to {@code limit} trades from trade {@code offset} (the first is 0).
   *
   * @throws java.io.UncheckedIOException when the file can't be read
   * @throws RowUnreadable when a line can't be parsed
   */
  public static Page<Trade> page(Path file, long offset, int limit) {
    return page(file, offset, limit, ProgressMonitor.unwatched());
  }

  /** Like {@link #page(Path, long, int)}, but stops when the monitor is cancelled. */
  public static Page<Trade> page(Path file, long offset, int limit, ProgressMonitor monitor) {
    return TABLE.page(file, offset, limit, monitor);
  }

  private static String line(Trade trade) {
    return String.join(
        ",",
        trade.direction(),
        plain(Math.abs(trade.units())),
        line(trade.entry()),
        line(trade.exit()),
        plain(trade.netProfit()),
        plain(trade.netReturn()),
        trade.reason().toString());
  }

  private static String line(Fill fill) {
    return String.join(
        ",",
        Integer.toString(fill.bar()),
        fill.time().toString(),
        plain(fill.price()),
        plain(fill.commission()));
  }

  private static Trade trade(String[] values) {
    double units = number(values[1]);
    String reason = values[12].toUpperCase(Locale.ROOT);
    return new Trade(
        values[0].equals("short") ? -units : units,
        fill(values, 2),
        fill(values, 6),
        values.length > COLUMNS ? number(values[COLUMNS]) : 0,
        Trade.ExitReason.valueOf(reason));
  }

  private static Fill fill(String[] values, int at) {
    return new Fill(
        Integer.parseInt(values[at]),
        Instant.parse(values[at + 1]),
        number(values[at + 2]),
        number(values[at + 3]));
  }
}
