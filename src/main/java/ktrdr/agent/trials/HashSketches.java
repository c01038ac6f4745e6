package ktrdr.agent.trials;

import java.util.HexFormat;
import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;

/** Takes series for one instrument only if all their bars are equal: a sketch is their SHA-256. */
public final class HashSketches implements Sketches {
  @Override
  public Sketch of(BarSeries bars, ProgressMonitor monitor) {
    return ofHash(bars.sha256(monitor));
  }

  @Override
  public Sketch ofHash(String dataSha256) {
    return Sketch.of(HexFormat.of().parseHex(dataSha256));
  }

  @Override
  public boolean same(Sketch one, Sketch other) {
    return one.equals(other);
  }
}
