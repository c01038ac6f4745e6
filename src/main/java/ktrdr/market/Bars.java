package ktrdr.market;

import java.util.List;
import ktrdr.work.ProgressMonitor;

/** The one source of bars that the server uses: bundled ones, and synthetic ones by their name. */
public final class Bars implements BarSource {
  private final BarSource bundled = new BundledBars();
  private final BarSource generated = new GeneratedBars();

  private Bars() {}

  /** Bundled real bars, and {@code SYNTHETIC-n}, which is not listed. */
  public static BarSource bundled() {
    return new Bars();
  }

  @Override
  public List<Listing> listings() {
    return bundled.listings();
  }

  @Override
  public boolean has(String symbol, Timeframe timeframe) {
    return bundled.has(symbol, timeframe) || generated.has(symbol, timeframe);
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe) {
    return load(symbol, timeframe, ProgressMonitor.unwatched());
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
    BarSource source = generated.has(symbol, timeframe) ? generated : bundled;
    return source.load(symbol, timeframe, monitor);
  }
}
