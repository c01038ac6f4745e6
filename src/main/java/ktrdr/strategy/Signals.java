package ktrdr.strategy;

/**
 * What a policy says at the close of each bar of a series.
 *
 * <p>Immutable by convention: takes ownership of the arrays without copying them.
 */
public final class Signals {
  private final byte[] directions;
  private final float[] confidences;

  /** Takes a direction (−1 sell, 0 hold, +1 buy) and a confidence (0 to 1) for every bar. */
  public Signals(byte[] directions, float[] confidences) {
    if (directions.length != confidences.length) {
      throw new IllegalArgumentException(directions.length + " and " + confidences.length);
    }
    this.directions = directions;
    this.confidences = confidences;
  }

  public int size() {
    return directions.length;
  }

  /** −1 sell, 0 hold (also during warm-up), +1 buy. */
  public int direction(int bar) {
    return directions[bar];
  }

  /** How sure the policy is, 0 to 1. */
  public double confidence(int bar) {
    return confidences[bar];
  }
}
