package ktrdr.strategy;

/** How far a price usually moves in a bar, in price units. */
public sealed interface Volatility {
  /** Number of bars before the first value. */
  int warmUp();

  /** Wilder's average true range over {@code period} bars. */
  record Atr(int period) implements Volatility {
    @Override
    public int warmUp() {
      return period;
    }
  }

  /** The close times the exponentially weighted deviation of returns, of this span in bars. */
  record Ewm(int span) implements Volatility {
    @Override
    public int warmUp() {
      return span;
    }
  }
}
