package ktrdr.training;

/**
 * Derives independent seeds from one seed, so that no random state needs to be carried or saved.
 */
public final class Seeds {
  // Far from any epoch, so that no fit shares random numbers with another one's epochs.
  private static final long FITS = 1L << 32;
  private static final long SURROGATES = 1L << 33;

  private Seeds() {}

  /**
   * Seed of one fit of a network.
   *
   * @param seed of the whole training
   * @param fold 0 for a holdout or the last training on all bars; 1, 2 … for the folds of a walk
   *     forward; −1, −2 … for those of its design window
   * @param network counted from 1; the first one of fold 0 keeps the seed of the training
   */
  public static long ofFit(long seed, int fold, int network) {
    return fold == 0 && network == 1 ? seed : mix(mix(seed, FITS + fold), network);
  }

  /**
   * Seed of one series in a test on surrogates: of the order of its bars, and of its training.
   *
   * @param seed of the whole test
   * @param number 0 for the real bars; 1, 2 … for the surrogates
   */
  public static long ofSurrogate(long seed, int number) {
    return mix(mix(seed, SURROGATES), number);
  }

  /** Seed of one epoch; epoch 0 is for the initial weights. This is the finaliser of SplitMix64. */
  public static long mix(long seed, long epoch) {
    long z = seed + (epoch + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
