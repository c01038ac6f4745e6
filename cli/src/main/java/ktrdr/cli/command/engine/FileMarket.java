package ktrdr.cli.command.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The symbol and the timeframe of a file, where its name tells them: {@code EURUSD_1h.csv}, {@code
 * BTCUSDT-15m-2024-01.zip}.
 */
record FileMarket(Optional<String> symbol, Optional<String> timeframe) {
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*?)[_-](\\d{1,2}[mhdwHDW]|1M)(?:[_.-].*)?");

  static FileMarket of(Path file) {
    Matcher name = NAME.matcher(file.getFileName() == null ? "" : file.getFileName().toString());
    return name.matches()
        ? new FileMarket(
            Optional.of(name.group(1).toUpperCase(Locale.ROOT)), Optional.of(name.group(2)))
        : new FileMarket(Optional.empty(), Optional.empty());
  }

  /** With what the user said, which wins; null for nothing. */
  FileMarket with(String saidSymbol, String saidTimeframe) {
    return new FileMarket(
        Optional.ofNullable(saidSymbol).or(() -> symbol),
        Optional.ofNullable(saidTimeframe).or(() -> timeframe));
  }

  /** What is not known yet, as the options that tell it; empty if all is. */
  Optional<String> missing() {
    if (symbol.isPresent() && timeframe.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        symbol.isPresent()
            ? "--timeframe"
            : timeframe.isPresent() ? "--symbol" : "--symbol and --timeframe");
  }
}
