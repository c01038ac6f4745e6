package ktrdr.market.sources;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.work.ProgressMonitor;

/**
 * The one source of bars that the server uses: bundled bars, imported bars, and synthetic bars by
 * name.
 */
public final class Bars implements BarSource {
  private static final BarSource BUNDLED = new BundledBars();
  private static final BarSource GENERATED = new GeneratedBars();

  private final List<BarSource> sources;

  private Bars(BarSource... sources) {
    this.sources = List.of(sources);
  }

  /** Bundled real bars, and {@code SYNTHETIC-n}, which is not listed. */
  public static BarSource bundled() {
    return new Bars(GENERATED, BUNDLED);
  }

  /**
   * Bundled and imported bars; bundled bars win. Bars that were read are cached as long as there is
   * room.
   */
  public static BarSource with(BarSource imported) {
    return new Bars(BUNDLED, CachedBars.of(new Bars(GENERATED, imported)));
  }

  /** Whether this symbol comes with ktrdr. Imported bars can't use such a name. */
  public static boolean comes(String symbol) {
    return GENERATED.has(symbol, Timeframe.D1)
        || BUNDLED.listings().stream().anyMatch(l -> l.symbol().name().equals(symbol));
  }

  @Override
  public List<Listing> listings() {
    return sources.stream().flatMap(source -> source.listings().stream()).toList();
  }

  @Override
  public boolean has(String symbol, Timeframe timeframe) {
    return whoHas(symbol, timeframe).findFirst().isPresent();
  }

  @Override
  public String version(String symbol, Timeframe timeframe) {
    return whoHas(symbol, timeframe).findFirst().map(s -> s.version(symbol, timeframe)).orElse("");
  }

  @Override
  public Optional<Integer> size(String symbol, Timeframe timeframe) {
    return whoHas(symbol, timeframe).findFirst().flatMap(s -> s.size(symbol, timeframe));
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe) {
    return theOne(symbol, timeframe).load(symbol, timeframe);
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
    return theOne(symbol, timeframe).load(symbol, timeframe, monitor);
  }

  private BarSource theOne(String symbol, Timeframe timeframe) {
    return whoHas(symbol, timeframe)
        .findFirst()
        .orElseThrow(() -> UnknownBars.of(this, symbol, timeframe));
  }

  private Stream<BarSource> whoHas(String symbol, Timeframe timeframe) {
    return sources.stream().filter(source -> source.has(symbol, timeframe));
  }
}
