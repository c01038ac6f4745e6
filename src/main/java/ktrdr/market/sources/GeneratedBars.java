package ktrdr.market.sources;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.work.ProgressMonitor;

/**
 * Synthetic bars for load tests: {@code SYNTHETIC-200000} is 200,000 bars of any time frame. A name
 * and time frame always give the same bars, bit for bit. Not listed, and never real market data.
 */
public final class GeneratedBars implements BarSource {
  private static final Pattern NAME = Pattern.compile("SYNTHETIC-([1-9]\\d{0,6})");
  private static final int MOST = 2_000_000;

  @Override
  public List<Listing> listings() {
    return List.of();
  }

  @Override
  public boolean has(String symbol, Timeframe timeframe) {
    return size(symbol).isPresent();
  }

  @Override
  public Optional<Integer> size(String symbol, Timeframe timeframe) {
    return size(symbol).stream().boxed().findFirst();
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe) {
    return load(symbol, timeframe, ProgressMonitor.unwatched());
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
    int bars =
        size(symbol)
            .orElseThrow(
                () ->
                    new UnknownBars(
                        symbol, timeframe.code(), "SYNTHETIC-1 to SYNTHETIC-" + MOST + " only"));
    String description = "synthetic: " + bars + " generated bars, no market";
    return new RandomMarket(bars, timeframe)
        .series(new Symbol(symbol, description, Symbol.Trading.ALWAYS), monitor);
  }

  private static OptionalInt size(String symbol) {
    Matcher name = NAME.matcher(symbol);
    if (!name.matches()) {
      return OptionalInt.empty();
    }
    int bars = Integer.parseInt(name.group(1));
    return bars <= MOST ? OptionalInt.of(bars) : OptionalInt.empty();
  }
}
