package ktrdr.agent.prices;

import java.math.BigDecimal;

/** Amounts of money: every digit, and no zeros behind them. */
public final class Dollars {
  private Dollars() {}

  /** The same amount in its one form, so that equal amounts are equal; null stays null. */
  public static BigDecimal plain(BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
