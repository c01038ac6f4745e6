package ktrdr.market.sources;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Symbol;
import ktrdr.market.Symbol.Trading;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.market.files.BarFiles;
import ktrdr.market.files.Reading;
import ktrdr.market.files.ReadingOptions;
import ktrdr.work.DurableFile;
import ktrdr.work.ProgressMonitor;

/**
 * Imported bars: a file {@code NAME_1d_exchange.csv.gz} for each symbol and time frame, in the
 * format of the bundled bars.
 *
 * @param folder created with the first file
 */
public record ImportedBars(Path folder) implements BarSource {
  private static final Pattern NAME = Pattern.compile("[A-Z0-9][A-Z0-9.-]{0,31}");
  private static final Pattern FILE =
      Pattern.compile("(" + NAME + ")_(\\w+)_(exchange|always)\\.csv\\.gz");
  private static final int ROWS_BETWEEN_CHECKS = 1_000;

  /** A file, and the symbol and time frame that it holds. */
  private record Kept(Path file, Listing listing) {}

  /** Whether this symbol can be imported: it becomes part of a file name. */
  public static boolean isName(String symbol) {
    return NAME.matcher(symbol).matches();
  }

  @Override
  public List<Listing> listings() {
    return kept().stream().map(Kept::listing).toList();
  }

  @Override
  public String version(String symbol, Timeframe timeframe) {
    Optional<Kept> found = find(symbol, timeframe);
    try {
      return found.isEmpty() ? "" : version(found.get().file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return file + " " + now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
  }

  // Never build a path from the requested symbol: it may come from a document.
  private Optional<Kept> find(String symbol, Timeframe timeframe) {
    return kept().stream()
        .filter(k -> k.listing().symbol().name().equals(symbol))
        .filter(k -> k.listing().timeframe() == timeframe)
        .findFirst();
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe) {
    Kept found = find(symbol, timeframe).orElseThrow(() -> UnknownBars.of(this, symbol, timeframe));
    try {
      BarFile format = new BarFile(found.listing().symbol(), timeframe);
      return format.read(Files.newInputStream(found.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Imports the bars of a file as {@link BarFiles} reads it without further hints, all or none, and
   * replaces any earlier import.
   *
   * @throws ktrdr.market.files.UnusableFile if a line is bad
   * @throws IOException if the file can't be read or the bars can't be written
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled; then nothing was changed
   */
  public BarSeries take(Path file, Symbol symbol, Timeframe timeframe, ProgressMonitor monitor)
      throws IOException {
    String name = file.getFileName().toString();
    return take(file, name, symbol, timeframe, ReadingOptions.NONE, monitor).bars();
  }

  /**
   * Imports the bars of a file, all or none, and replaces any earlier import.
   *
   * @param originalName the name that its owner gave the file
   * @throws ktrdr.market.files.UnusableFile if a line is bad
   * @throws IOException if the file can't be read or the bars can't be written
   * @throws ktrdr.work.WorkCancelled if the monitor is cancelled; then nothing was changed
   */
  public Reading take(
      Path file,
      String originalName,
      Symbol symbol,
      Timeframe timeframe,
      ReadingOptions options,
      ProgressMonitor monitor)
      throws IOException {
    Reading reading = BarFiles.read(file, originalName, symbol, timeframe, options, monitor);
    keep(reading.bars(), monitor);
    return reading;
  }

  private void keep(BarSeries bars, ProgressMonitor monitor) throws IOException {
    Symbol symbol = bars.symbol();
    Files.createDirectories(folder);
    DurableFile.replace(
        folder.resolve(file(bars, symbol.trading())),
        out -> {
          GZIPOutputStream packed = new GZIPOutputStream(out);
          Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
          write(bars, text, monitor);
          text.flush();
          packed.finish();
        });
    Trading other = symbol.trading() == Trading.ALWAYS ? Trading.EXCHANGE : Trading.ALWAYS;
    Files.deleteIfExists(folder.resolve(file(bars, other)));
  }

  /**
   * Removes imported bars.
   *
   * @param timeframe empty for all of the symbol
   * @return what was removed; nothing if there was nothing
   * @throws IOException if a file can't be removed
   */
  public List<Listing> remove(String symbol, Optional<Timeframe> timeframe) throws IOException {
    List<Kept> gone =
        kept().stream()
            .filter(k -> k.listing().symbol().name().equals(symbol))
            .filter(k -> timeframe.isEmpty() || timeframe.get() == k.listing().timeframe())
            .toList();
    for (Kept one : gone) {
      Files.deleteIfExists(one.file());
    }
    return gone.stream().map(Kept::listing).toList();
  }

  private static void write(BarSeries bars, Writer text, ProgressMonitor monitor)
      throws IOException {
    text.write("start,open,high,low,close,volume\n");
    for (int i = 0; i < bars.size(); i++) {
      if (i % ROWS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
      }
      Bar bar = bars.bar(i);
      text.write(bars.start(i) + "," + bar.open() + "," + bar.high() + "," + bar.low());
      text.write("," + bar.close() + "," + bar.volume() + "\n");
    }
  }

  private static String file(BarSeries bars, Trading trading) {
    String hours = trading.name().toLowerCase(Locale.ROOT);
    return bars.symbol().name() + "_" + bars.timeframe() + "_" + hours + ".csv.gz";
  }

  private List<Kept> kept() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> kept(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Kept> kept(Path file) {
    Matcher name = FILE.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    Trading trading = Trading.valueOf(name.group(3).toUpperCase(Locale.ROOT));
    Symbol symbol = new Symbol(name.group(1), "imported", trading);
    return Timeframe.of(name.group(2)).map(t -> new Kept(file, new Listing(symbol, t)));
  }
}
