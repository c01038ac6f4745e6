package ktrdr.backtest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.EquityPoint;
import ktrdr.backtest.Rules;
import ktrdr.backtest.SeriesOf;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.strategy.Strategy.Account;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path directory;

  private static BacktestRun result() {
    return new Backtest(SeriesOf.trading(SeriesOf.free(120, true)), Rules.KTRDR)
        .run(
            TestPeriod.whole(SeriesOf.flat(10, 10, 12, 12, 9, 9)),
            SeriesOf.says(1, -1, 1, 0, 0, 0),
            ProgressMonitor.unwatched());
  }

  @Test
  void trades_come_back_as_they_were_written() {
    Path file = directory.resolve("trades.csv");
    List<Trade> trades = result().trades();
    TradesCsv.write(file, trades, ProgressMonitor.unwatched());
    Page<Trade> page = TradesCsv.page(file, 0, 100);
    assertThat(trades).hasSize(3);
    assertThat(page.rows()).isEqualTo(trades);
    assertThat(page.total()).isEqualTo(3);
  }

  @Test
  void a_page_is_a_part_and_says_how_many_there_are() {
    Path file = directory.resolve("equity.csv");
    List<EquityPoint> points = result().equityPoints();
    EquityCsv.write(file, points, ProgressMonitor.unwatched());
    Page<EquityPoint> page = EquityCsv.page(file, 2, 3);
    assertThat(page.rows()).isEqualTo(points.subList(2, 5));
    assertThat(page.total()).isEqualTo(6);
    assertThat(EquityCsv.page(file, 6, 3).rows()).isEmpty();
  }

  @Test
  void a_line_that_is_no_row_any_more_is_named_by_its_number() throws IOException {
    Path file = directory.resolve("trades.csv");
    TradesCsv.write(file, result().trades(), ProgressMonitor.unwatched());
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 40));
    assertThatThrownBy(() -> TradesCsv.page(file, 0, 100))
        .isInstanceOf(RowUnreadable.class)
        .hasMessage("can't be read: line 4 is cut off or was changed");
    assertThat(TradesCsv.page(file, 0, 2).rows()).hasSize(2);
  }

  @Test
  void a_file_is_read_by_people() throws IOException {
    Path file = directory.resolve("trades.csv");
    TradesCsv.write(file, result().trades(), ProgressMonitor.unwatched());
    assertThat(Files.readAllLines(file))
        .startsWith(
            TradesCsv.HEADER,
            "long,12,1,2020-01-02T00:00:00Z,10,0,2,2020-01-03T00:00:00Z,12,0,24,0.2,signal");
  }

  @Test
  void writing_again_replaces_the_file_and_leaves_nothing_beside_it() throws IOException {
    Path file = directory.resolve("equity.csv");
    EquityCsv.write(file, result().equityPoints(), ProgressMonitor.unwatched());
    EquityCsv.write(file, List.of(), ProgressMonitor.unwatched());
    assertThat(Files.readAllLines(file)).containsExactly(EquityCsv.HEADER);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_number_keeps_all_of_its_digits_and_needs_no_exponent() {
    assertThat(CsvTable.plain(1e-7)).isEqualTo("0.0000001");
    assertThat(CsvTable.plain(1234567890.125)).isEqualTo("1234567890.125");
    assertThat(CsvTable.plain(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(CsvTable.plain(-1e-12)).isEqualTo("-0.000000000001");
    assertThat(CsvTable.plain(-0.05)).isEqualTo("-0.05");
    assertThat(CsvTable.plain(-100_000)).isEqualTo("-100000");
    assertThat(CsvTable.plain(1e12 + 0.25)).isEqualTo("1000000000000.25");
    assertThat(CsvTable.plain(-0.0)).isEqualTo("0");
    assertThat(CsvTable.plain(Double.NaN)).isEmpty();
    assertThat(CsvTable.number("")).isNaN();
  }

  @Test
  void very_small_and_very_large_numbers_have_an_exponent() {
    assertThat(CsvTable.plain(Double.MIN_VALUE)).isEqualTo("5E-324");
    assertThat(CsvTable.plain(-Double.MAX_VALUE)).isEqualTo("-17976931348623157E292");
  }

  @Test
  void the_digits_are_those_of_the_shortest_number_on_every_JDK() {
    // Double.toString of JDK 17 writes 2.0E-3 as 0.0020 and 2.2E-322 as 2.17E-322.
    assertThat(CsvTable.plain(2e-3)).isEqualTo("0.002");
    assertThat(CsvTable.plain(2.2e-322)).isEqualTo("22E-323");
    assertThat(CsvTable.plain(2e23)).isEqualTo("2E23");
    assertThat(CsvTable.plain(0x1p-44)).isEqualTo("0.00000000000005684341886080802");
  }

  @Test
  void every_number_reads_back_as_itself() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(CsvTable.number(CsvTable.plain(value))).isEqualTo(value);
      }
      double equity = 100_000 * random.nextDouble();
      assertThat(CsvTable.number(CsvTable.plain(equity))).isEqualTo(equity);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"05_price_4e-9_500", "05_price_1e-8", "05_price_1e-6_pepe_like"})
  void tiny_prices_keep_their_digits_in_both_files(String name) {
    Backtest backtest =
        new Backtest(
            SeriesOf.trading(new Account(100_000, 0.001, 0.0005, 0.25, true)), Rules.KTRDR);
    BacktestRun run =
        backtest.run(
            TestPeriod.whole(SeriesOf.file(name)), new SmaCross(3, 9), ProgressMonitor.unwatched());
    Path trades = directory.resolve("trades.csv");
    TradesCsv.write(trades, run.trades(), ProgressMonitor.unwatched());
    List<Trade> read = TradesCsv.page(trades, 0, 100).rows();
    assertThat(read).hasSizeGreaterThan(2).isEqualTo(run.trades());
    assertThat(read).allMatch(trade -> Math.abs(trade.netReturn()) < 0.2);
    Path equity = directory.resolve("equity.csv");
    EquityCsv.write(equity, run.equityPoints(), ProgressMonitor.unwatched());
    assertThat(EquityCsv.page(equity, 0, 1_000).rows()).isEqualTo(run.equityPoints());
  }

  @Test
  void files_of_earlier_versions_are_read() throws IOException {
    Path file = directory.resolve("trades.csv");
    String fills = "1,2020-01-02T00:00:00Z,0,25.5,2,2020-01-03T00:00:00Z,0.00000001,25,";
    Files.writeString(file, TradesCsv.HEADER + "\nlong,1000," + fills + "24,0.2,signal\n");
    Trade trade = TradesCsv.page(file, 0, 1).rows().get(0);
    assertThat(trade.entry().price()).isZero();
    assertThat(trade.commission()).isEqualTo(50.5);
  }

  @Test
  void a_file_that_is_not_there_is_an_error() {
    assertThatThrownBy(() -> TradesCsv.page(directory.resolve("none.csv"), 0, 1))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void a_cancelled_write_leaves_the_file_before_and_no_half_one() throws IOException {
    Path file = directory.resolve("equity.csv");
    EquityCsv.write(file, List.of(), ProgressMonitor.unwatched());
    Counting checks = new Counting(5);
    assertThatThrownBy(() -> EquityCsv.write(file, many(10_500), checks))
        .isInstanceOf(WorkCancelled.class);
    assertThat(checks.count).isEqualTo(6);
    assertThat(Files.readAllLines(file)).containsExactly(EquityCsv.HEADER);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_long_file_can_be_left_every_thousand_rows_when_written_and_when_read() {
    Path file = directory.resolve("equity.csv");
    Counting writing = new Counting(Integer.MAX_VALUE);
    EquityCsv.write(file, many(10_500), writing);
    assertThat(writing.count).isEqualTo(11);
    Counting reading = new Counting(Integer.MAX_VALUE);
    assertThat(EquityCsv.page(file, 10_499, 5, reading).rows()).hasSize(1);
    assertThat(reading.count).isEqualTo(11);
    assertThatThrownBy(() -> EquityCsv.page(file, 0, 1, new Counting(3)))
        .isInstanceOf(WorkCancelled.class);
  }

  private static List<EquityPoint> many(int rows) {
    return Collections.nCopies(rows, new EquityPoint(Instant.EPOCH, 1, 0, 1));
  }

  /** Says "cancelled" after this many checks. */
  private static final class Counting implements ProgressMonitor {
    private final int most;
    private int count;

    Counting(int most) {
      this.most = most;
    }

    @Override
    public void report(Progress progress) {}

    @Override
    public boolean cancelled() {
      return ++count > most;
    }
  }
}
