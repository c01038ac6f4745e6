package ktrdr.market.sources;

import ktrdr.work.Refusal;

/** Too many requests are already waiting for bars to be read. */
public final class BarsBusy extends Refusal {
  private static final long serialVersionUID = 1L;

  BarsBusy() {
    super(
        Kind.UNAVAILABLE,
        "bars_busy",
        "Too many requests wait for bars that are being read; try again in some seconds");
  }
}
