package ktrdr.market;

import java.util.List;
import java.util.stream.Stream;
import ktrdr.work.ProgressMonitor;

/**
 * The one source of bars that the server uses: bundled ones, those that somebody brought in, and
 * synthetic ones by their name.
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

  /** The same and more; what is bundled comes first. */
  public static BarSource with(BarSource imported) {
    return new Bars(GENERATED, BUNDLED, imported);
  }

  /** True for symbols that come with ktrdr: no others may be called so. */
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
  public BarSeries load(String symbol, Timeframe timeframe) {
    return load(symbol, timeframe, ProgressMonitor.unwatched());
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
    return whoHas(symbol, timeframe)
        .findFirst()
        .orElseThrow(() -> UnknownBars.of(this, symbol, timeframe))
        .load(symbol, timeframe, monitor);
  }

  private Stream<BarSource> whoHas(String symbol, Timeframe timeframe) {
    return sources.stream().filter(source -> source.has(symbol, timeframe));
  }
}
