package ktrdr.backtest;

import java.util.Locale;

/**
 * A position from its entry to its exit.
 *
 * @param units whole units, negative when sold short
 * @param reason why it was closed
 */
public record Trade(long units, Fill entry, Fill exit, ExitReason reason) {

  /** Why a position was closed. */
  public enum ExitReason {
    /** The policy said the opposite. */
    SIGNAL,
    /** The period ended. */
    END,
    /** Nothing of the equity was left. */
    RUIN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code long} or {@code short}. */
  public String direction() {
    return units > 0 ? "long" : "short";
  }

  /** Profit in US dollars after the commissions of both sides. */
  public double netProfit() {
    return units * (exit.price() - entry.price()) - commission();
  }

  /** Net profit as a fraction of the money put in at entry. */
  public double netReturn() {
    return netProfit() / (Math.abs(units) * entry.price());
  }

  /** Commissions of both sides in US dollars. */
  public double commission() {
    return entry.commission() + exit.commission();
  }

  /** US dollars that changed hands, both sides. */
  public double notional() {
    return Math.abs(units) * (entry.price() + exit.price());
  }
}
