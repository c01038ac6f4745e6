package ktrdr.market.sources;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;

/**
 * The real bars that come with ktrdr ({@code data/README.md} names their origin), and longer bars
 * made from them. Read on first use, then kept.
 */
public final class BundledBars implements BarSource {
  private static final BarFile SPX =
      new BarFile(new Symbol("SPX", "S&P 500 index", Symbol.Trading.EXCHANGE), Timeframe.D1);
  private static final BarFile BTCUSD =
      new BarFile(
          new Symbol("BTCUSD", "Bitcoin in US dollars, Bitstamp", Symbol.Trading.ALWAYS),
          Timeframe.M1);

  private static final List<Listing> LISTINGS =
      Stream.concat(upTo(SPX, Timeframe.W1), upTo(BTCUSD, Timeframe.D1)).toList();

  private final Map<BarFile, BarSeries> read = new ConcurrentHashMap<>();
  private final Map<Listing, BarSeries> resampled = new ConcurrentHashMap<>();

  @Override
  public List<Listing> listings() {
    return LISTINGS;
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe) {
    Listing listing =
        LISTINGS.stream()
            .filter(l -> l.symbol().name().equals(symbol) && l.timeframe() == timeframe)
            .findFirst()
            .orElseThrow(() -> UnknownBars.of(this, symbol, timeframe));
    BarFile file = listing.symbol().equals(SPX.symbol()) ? SPX : BTCUSD;
    BarSeries bars = read.computeIfAbsent(file, BarFile::read);
    return timeframe == file.timeframe()
        ? bars
        : resampled.computeIfAbsent(listing, l -> Resampling.to(bars, timeframe));
  }

  private static Stream<Listing> upTo(BarFile file, Timeframe last) {
    return Arrays.stream(Timeframe.values())
        .filter(t -> t.compareTo(file.timeframe()) >= 0 && t.compareTo(last) <= 0)
        .map(t -> new Listing(file.symbol(), t));
  }
}
