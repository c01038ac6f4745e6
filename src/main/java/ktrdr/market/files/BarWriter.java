package ktrdr.market.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.files.parquet.ParquetTable;
import ktrdr.market.files.parquet.ParquetTable.Column;
import ktrdr.market.files.parquet.ParquetTable.Type;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Writes bars as a stream. */
final class BarWriter {
  private static final List<String> VALUES = List.of("open", "high", "low", "close", "volume");
  private static final int ROWS_BETWEEN_CHECKS = 1_000;

  private BarWriter() {}

  static void csv(BarSeries bars, OutputStream out, ProgressMonitor monitor) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
    text.write("start," + String.join(",", VALUES) + "\n");
    for (int i = 0; i < bars.size(); i++) {
      check(i, bars.size(), monitor);
      Bar bar = bars.bar(i);
      text.write(bars.start(i) + "," + bar.open() + "," + bar.high() + "," + bar.low());
      text.write("," + bar.close() + "," + bar.volume() + "\n");
    }
    text.flush();
  }

  static void parquet(BarSeries bars, OutputStream out, ProgressMonitor monitor)
      throws IOException {
    try (ParquetTable table = ParquetTable.write(out, columns())) {
      for (int i = 0; i < bars.size(); i++) {
        check(i, bars.size(), monitor);
        Bar bar = bars.bar(i);
        table.row(bars.start(i), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
      }
    }
  }

  private static List<Column> columns() {
    Stream<Column> values = VALUES.stream().map(name -> new Column(name, Type.DOUBLE));
    return Stream.concat(Stream.of(new Column("start", Type.TIME)), values).toList();
  }

  private static void check(int done, int all, ProgressMonitor monitor) {
    if (done % ROWS_BETWEEN_CHECKS == 0) {
      monitor.stopIfCancelled();
      monitor.report(Progress.of(done, all, "bar " + done));
    }
  }
}
