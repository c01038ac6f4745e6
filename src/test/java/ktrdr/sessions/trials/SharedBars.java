package ktrdr.sessions.trials;

import ktrdr.agent.trials.Sketch;
import ktrdr.agent.trials.Sketches;
import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;

/** A sketch has a byte for each bar; half of the bars in common make one instrument. */
final class SharedBars implements Sketches {

  /** The bars of these days, both inclusive. */
  static Sketch days(int first, int last) {
    byte[] bars = new byte[last - first + 1];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = (byte) (first + i);
    }
    return Sketch.of(bars);
  }

  @Override
  public Sketch of(BarSeries bars, ProgressMonitor monitor) {
    throw new UnsupportedOperationException("no bars here");
  }

  @Override
  public Sketch ofHash(String dataSha256) {
    throw new UnsupportedOperationException("no hash here");
  }

  @Override
  public boolean same(Sketch one, Sketch other) {
    byte[] bars = one.bytes();
    byte[] others = other.bytes();
    int common = 0;
    for (byte bar : bars) {
      for (byte another : others) {
        common += bar == another ? 1 : 0;
      }
    }
    return 2 * common >= Math.min(bars.length, others.length);
  }
}
