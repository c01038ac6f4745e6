package ktrdr.market.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The program or site that wrote a file. It settles what the file alone leaves open: columns of a
 * file without a header, the order of day and month.
 */
public enum Preset {
  METATRADER4("date", "time", "open", "high", "low", "close", "volume"),
  METATRADER5("date", "time", "open", "high", "low", "close", "volume", "-", "-"),
  STOOQ("-", "-", "date", "time", "open", "high", "low", "close", "volume", "-"),
  YAHOO("date", "open", "high", "low", "close", "-", "volume"),
  BINANCE("date", "open", "high", "low", "close", "volume", "-", "-", "-", "-", "-", "-"),
  KRAKEN("date", "open", "high", "low", "close", "volume", "-"),
  TRADINGVIEW("date", "open", "high", "low", "close", "volume"),
  DUKASCOPY("date", "open", "high", "low", "close", "volume"),
  POLYGON("-", "volume", "open", "close", "high", "low", "date", "-"),
  ALPHAVANTAGE("date", "open", "high", "low", "close", "volume"),
  FREQTRADE("date", "open", "high", "low", "close", "volume"),
  LEAN("date", "open", "high", "low", "close", "volume");

  private final List<String> order;

  Preset(String... order) {
    this.order = List.of(order);
  }

  /** As people type it: {@code metatrader5}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the preset with this code, ignoring case; empty if there is none. */
  public static Optional<Preset> of(String code) {
    return Arrays.stream(values()).filter(p -> p.code().equalsIgnoreCase(code)).findFirst();
  }

  /** The columns of a file without a header, in order; {@code -} is one that nobody needs. */
  List<String> order() {
    return order;
  }
}
