package ktrdr.market.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.Symbol;
import ktrdr.market.Symbol.Trading;
import ktrdr.market.Timeframe;
import ktrdr.work.ProgressMonitor;

/** Reads files of bars in tests. */
final class Texts {
  static final Symbol MINE = new Symbol("MINE", "imported", Trading.ALWAYS);

  private Texts() {}

  static Reading read(Path file, Timeframe timeframe, ReadingOptions options) {
    try {
      String name = file.getFileName().toString();
      return BarFiles.read(file, name, MINE, timeframe, options, ProgressMonitor.unwatched());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading read(Path folder, String text, Timeframe timeframe, ReadingOptions options) {
    return read(file(folder, text.getBytes(StandardCharsets.UTF_8)), timeframe, options);
  }

  static Path file(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("some.csv"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path resource(String name) {
    try {
      return Path.of(Texts.class.getResource("/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ReadingOptions zone(String zone) {
    return new ReadingOptions(Map.of(), Optional.of(ZoneId.of(zone)), Optional.empty(), false);
  }

  static ReadingOptions columns(Map<String, String> columns) {
    return new ReadingOptions(columns, Optional.empty(), Optional.empty(), false);
  }

  static ReadingOptions preset(Preset preset) {
    return new ReadingOptions(Map.of(), Optional.empty(), Optional.of(preset), false);
  }

  static ReadingOptions skipBad() {
    return new ReadingOptions(Map.of(), Optional.empty(), Optional.empty(), true);
  }
}
