package ktrdr.training;

/**
 * Derives independent seeds from one seed, so that no random state needs to be carried or saved.
 */
public final class Seeds {
  private Seeds() {}

  /** Seed of one epoch; epoch 0 is for the initial weights. This is the finaliser of SplitMix64. */
  public static long mix(long seed, long epoch) {
    long z = seed + (epoch + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
