package ktrdr.market.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.text.Packed;
import ktrdr.work.ProgressMonitor;

/** Reads and writes files of bars. */
public final class BarFiles {
  private BarFiles() {}

  /**
   * Reads all bars of a file.
   *
   * @param originalName the name that its owner gave the file
   * @throws UnusableFile if the file is at fault, or leaves open what the options don't settle
   * @throws IOException if the file can't be read
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled
   */
  public static Reading read(
      Path file,
      String originalName,
      Symbol symbol,
      Timeframe timeframe,
      ReadingOptions options,
      ProgressMonitor monitor)
      throws IOException {
    Optional<String> fault = options.fault();
    if (fault.isPresent()) {
      throw new UnusableFile(symbol.name(), fault.get());
    }
    Packed packed = Packed.of(file);
    return packed.kind() == Packed.Kind.PARQUET
        ? new ParquetBars(file, symbol, timeframe, options, monitor).read()
        : new CsvBars(packed, originalName, symbol, timeframe, options, monitor).read();
  }

  /**
   * Writes bars, oldest first; {@link #read} reads them back to the last bit.
   *
   * @param out is left open
   * @throws IOException if they can't be written
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled
   */
  public static void write(
      BarSeries bars, OutputStream out, BarFormat format, ProgressMonitor monitor)
      throws IOException {
    switch (format) {
      case CSV -> BarWriter.csv(bars, out, monitor);
      case PARQUET -> BarWriter.parquet(bars, out, monitor);
    }
  }
}
