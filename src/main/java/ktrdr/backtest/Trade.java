package ktrdr.backtest;

import java.util.Locale;

/**
 * A position from its entry to its exit.
 *
 * @param units how many, maybe with a fraction; negative when sold short
 * @param borrowing what it cost to borrow the units of a short sale, in US dollars
 * @param reason why it was closed
 */
public record Trade(double units, Fill entry, Fill exit, double borrowing, ExitReason reason) {

  /** A trade whose units cost nothing to borrow. */
  public Trade(double units, Fill entry, Fill exit, ExitReason reason) {
    this(units, entry, exit, 0, reason);
  }

  /** Why a position was closed. */
  public enum ExitReason {
    /** The model signalled the opposite direction. */
    SIGNAL,
    /** The period ended. */
    END,
    /** The equity was 0 or less at the close at which the position was closed. */
    RUIN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns {@code long} or {@code short}. */
  public String direction() {
    return units > 0 ? "long" : "short";
  }

  /** Profit in US dollars after the commissions of both sides and the cost of borrowing. */
  public double netProfit() {
    return units * (exit.price() - entry.price()) - commission() - borrowing;
  }

  /** Net profit as a fraction of the value at entry. */
  public double netReturn() {
    return netProfit() / (Math.abs(units) * entry.price());
  }

  /** Commissions of both sides in US dollars. */
  public double commission() {
    return entry.commission() + exit.commission();
  }

  /** The value of both fills, in US dollars. */
  public double notional() {
    return Math.abs(units) * (entry.price() + exit.price());
  }
}
