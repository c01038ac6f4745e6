package ktrdr.agent.trials;

import java.util.Arrays;
import ktrdr.work.Sha256;

/**
 * What is kept of the bars of a series to recognise its instrument. Only {@link Sketches} reads it.
 */
public final class Sketch {
  private final byte[] bytes;

  private Sketch(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A sketch of these bytes, which are copied. */
  public static Sketch of(byte[] bytes) {
    return new Sketch(bytes.clone());
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Hash of its bytes, in hex: equal sketches are found by it. */
  public String sha256() {
    return Sha256.of(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sketch sketch && Arrays.equals(bytes, sketch.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "sketch " + sha256();
  }
}
