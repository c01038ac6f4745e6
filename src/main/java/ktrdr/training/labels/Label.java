package ktrdr.training.labels;

/**
 * What the network learns to predict for a bar. The ordinal is the index of the network's output.
 */
public enum Label {
  /** Going long at this close would have paid. */
  BUY(1),
  /** Too little was left to gain in either direction. */
  HOLD(0),
  /** Going short at this close would have paid. */
  SELL(-1);

  private final byte direction;

  Label(int direction) {
    this.direction = (byte) direction;
  }

  /** +1 buy, 0 hold, −1 sell, like the directions of {@link ktrdr.strategy.Signals}. */
  public byte direction() {
    return direction;
  }
}
