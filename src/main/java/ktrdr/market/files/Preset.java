package ktrdr.market.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.market.files.times.DateOrder;

/**
 * The program or site that wrote a file. It settles what the file alone leaves open: the columns of
 * a file without a header, the order of day and month, the scale of prices.
 */
public enum Preset {
  /** Date and time in two columns; also as UTF-16. */
  METATRADER4(DateOrder.YMD, "date time open high low close volume"),
  /** As MetaTrader 4, with tick volume, volume and spread; daily files have no time. */
  METATRADER5(
      DateOrder.YMD,
      "date time open high low close volume - -",
      "date open high low close volume - -"),
  /** Bulk files, and those of the site. */
  STOOQ(
      DateOrder.YMD,
      "- - date time open high low close volume -",
      "date open high low close volume"),
  /** The close is not adjusted for dividends. */
  YAHOO(DateOrder.YMD, "date open high low close - volume"),
  /** Klines: open time in milliseconds, since 2025 in microseconds. */
  BINANCE(DateOrder.YMD, "date open high low close volume - - - - - -"),
  /** OHLCVT files, and answers of its API with a volume-weighted price. */
  KRAKEN(DateOrder.YMD, "date open high low close volume -", "date open high low close - volume -"),
  TRADINGVIEW(DateOrder.YMD, "date open high low close volume", "date open high low close"),
  /** Days come before months. */
  DUKASCOPY(DateOrder.DMY, "date open high low close volume"),
  /** Flat files: ticker, volume, open, close, high, low, start in nanoseconds, transactions. */
  POLYGON(DateOrder.YMD, "- volume open close high low date -"),
  ALPHAVANTAGE(DateOrder.YMD, "date open high low close volume"),
  FREQTRADE(DateOrder.YMD, "date open high low close volume"),
  /** Whole numbers are prices of equities in ten-thousandths of a dollar. */
  LEAN(DateOrder.YMD, "date open high low close volume");

  private final DateOrder dates;
  private final List<List<String>> orders;

  Preset(DateOrder dates, String... orders) {
    this.dates = dates;
    this.orders = Arrays.stream(orders).map(o -> List.of(o.split(" "))).toList();
  }

  /** As people type it: {@code metatrader5}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the preset with this code, ignoring case; empty if there is none. */
  public static Optional<Preset> of(String code) {
    return Arrays.stream(values()).filter(p -> p.code().equalsIgnoreCase(code)).findFirst();
  }

  /** The order of day, month and year. */
  DateOrder dates() {
    return dates;
  }

  /**
   * The columns of a file without a header that has this many, in order; {@code -} is one that
   * nobody needs.
   */
  Optional<List<String>> order(int width) {
    return orders.stream().filter(order -> order.size() == width).findFirst();
  }

  /** How many columns its files have, for people. */
  String widths() {
    return orders.stream()
        .map(order -> String.valueOf(order.size()))
        .collect(Collectors.joining(" or "));
  }
}
