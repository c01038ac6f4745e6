package ktrdr.agent.trials;

import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;

/** Decides whether two series are bars of one instrument, whatever their symbols are. */
public interface Sketches {

  /** The sketch of a series. */
  Sketch of(BarSeries bars, ProgressMonitor monitor);

  /**
   * The sketch of bars of which only the hash is known.
   *
   * @param dataSha256 as {@link BarSeries#sha256()} returns it
   */
  Sketch ofHash(String dataSha256);

  /** Whether these are sketches of one instrument. */
  boolean same(Sketch one, Sketch other);
}
