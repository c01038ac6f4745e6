package ktrdr.market.fingerprints;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A sample of a series' fingerprints of at most 4,096 bars (33 kB), by which one instrument is
 * recognised where the series itself is not at hand. Immutable.
 *
 * <p>Kept are the bars whose instants have the smallest hashes (a bottom-k sketch). Two sketches
 * therefore hold the same instants, as far as both have a bar there and the smaller limit of both
 * reaches. Of n common bars of the longer series with N bars, about 4,096 n / N are compared: a
 * test of 1,000 bars on a series of 2,000,000 compares two, which is too few to recognise it. Then
 * compare the {@link Fingerprints}. Up to 4,096 bars a sketch holds all and is exact.
 *
 * <p>A share of equal bars is estimated with a standard error of at most 0.5 / √compared. What is
 * compared are whole fingerprints, so the hash decides only what is sampled and can't make two bars
 * equal.
 */
public final class FingerprintSketch {
  private static final int MAGIC = 0x4b54534b;
  private static final int HEADER = 2 * Integer.BYTES + 3 * Long.BYTES;
  private static final int MOST = 4_096;

  private final Fingerprints.Period period;
  private final long limit;
  private final long[] prints;

  private FingerprintSketch(Fingerprints.Period period, long limit, long[] prints) {
    this.period = period;
    this.limit = limit;
    this.prints = prints;
  }

  /** Samples fingerprints of bars that moved; the period is that of all bars. */
  static FingerprintSketch of(long[] moved, Fingerprints.Period period) {
    long limit = moved.length <= MOST ? Long.MAX_VALUE : smallest(moved);
    return new FingerprintSketch(period, limit, below(moved, limit));
  }

  /** The 4,096th smallest hash. Sorts twice as many as are needed, not all. */
  private static long smallest(long[] moved) {
    long[] few = hashes(moved, (long) (Long.MAX_VALUE * (2.0 * MOST / moved.length)));
    long[] enough = few.length >= MOST ? few : hashes(moved, Long.MAX_VALUE);
    Arrays.sort(enough);
    return enough[MOST - 1];
  }

  private static long[] hashes(long[] prints, long most) {
    return Arrays.stream(prints)
        .map(FingerprintSketch::hash)
        .filter(hash -> hash <= most)
        .toArray();
  }

  private static long[] below(long[] prints, long limit) {
    return Arrays.stream(prints).filter(print -> hash(print) <= limit).toArray();
  }

  /** A hash of the instant, 0 or more. It is the finaliser of SplitMix64, which is a bijection. */
  private static long hash(long print) {
    long z = Fingerprints.second(print) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) >>> 1;
  }

  /** Number of bars in the sample. */
  public int size() {
    return prints.length;
  }

  /** How the samples agree in the period that both series cover. */
  public Overlap overlap(FingerprintSketch other) {
    long both = Math.min(limit, other.limit);
    return Overlap.of(below(prints, both), below(other.prints, both), period.common(other.period));
  }

  /** The whole sketch; {@link #read} reads it. */
  public byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + Long.BYTES * prints.length);
    buffer.putInt(MAGIC).putInt(prints.length);
    buffer.putLong(period.first()).putLong(period.last()).putLong(limit);
    buffer.asLongBuffer().put(prints);
    return buffer.array();
  }

  /**
   * Reads {@link #bytes()}.
   *
   * @throws IllegalArgumentException if this is no sketch, or not all of it
   */
  public static FingerprintSketch read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || buffer.getInt() != MAGIC) {
      throw new IllegalArgumentException("no sketch of bars");
    }
    int count = buffer.getInt();
    Fingerprints.Period period = new Fingerprints.Period(buffer.getLong(), buffer.getLong());
    long limit = buffer.getLong();
    return new FingerprintSketch(period, limit, Fingerprints.ascending(buffer, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FingerprintSketch that
        && period.equals(that.period)
        && limit == that.limit
        && Arrays.equals(prints, that.prints);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prints);
  }
}
