package ktrdr.strategy;

import java.util.Optional;

/**
 * How large a position may be, and on which side.
 *
 * @param share of equity in one position; above 0, at most 1
 * @param allowShort whether a sell without a position opens a short one
 * @param units what an order may be made of; empty if nobody was asked, as in documents of the time
 *     when all units were whole
 */
public record Sizing(double share, boolean allowShort, Optional<Units> units) {

  /** What an order may be made of. */
  public enum Units {
    /** Any amount. */
    FRACTIONAL,
    /** Whole units only. */
    WHOLE;

    /** The value of {@code unit} in documents and parameters: the smallest step of an order. */
    public int step() {
      return this == WHOLE ? 1 : 0;
    }

    /** The units whose step is 0 or 1. */
    public static Units of(int step) {
      return step == 0 ? FRACTIONAL : WHOLE;
    }
  }

  /** Whether orders may be for a part of a unit. */
  public boolean fractional() {
    return units.equals(Optional.of(Units.FRACTIONAL));
  }
}
