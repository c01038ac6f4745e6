package ktrdr.agent.trials;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import ktrdr.market.BarSeries;
import ktrdr.market.fingerprints.FingerprintSketch;
import ktrdr.market.fingerprints.Fingerprints;
import ktrdr.work.ProgressMonitor;

/**
 * Takes series for one instrument if at least half of their bars agree in the period that both
 * cover, or if all their bars are equal. A sketch is the SHA-256 of the bars and, where the bars
 * were at hand, a sample of their fingerprints.
 */
public final class FingerprintSketches implements Sketches {
  private static final int HASH = 32;

  @Override
  public Sketch of(BarSeries bars, ProgressMonitor monitor) {
    byte[] hash = HexFormat.of().parseHex(bars.sha256(monitor));
    byte[] sample = Fingerprints.of(bars, monitor).sketch().bytes();
    return Sketch.of(ByteBuffer.allocate(HASH + sample.length).put(hash).put(sample).array());
  }

  @Override
  public Sketch ofHash(String dataSha256) {
    return Sketch.of(HexFormat.of().parseHex(dataSha256));
  }

  @Override
  public boolean same(Sketch one, Sketch other) {
    byte[] own = one.bytes();
    byte[] others = other.bytes();
    if (Arrays.equals(Arrays.copyOf(own, HASH), Arrays.copyOf(others, HASH))) {
      return true;
    }
    return own.length > HASH
        && others.length > HASH
        && sample(own).overlap(sample(others)).isOneInstrument();
  }

  private static FingerprintSketch sample(byte[] sketch) {
    return FingerprintSketch.read(Arrays.copyOfRange(sketch, HASH, sketch.length));
  }
}
