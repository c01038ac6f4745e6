package ktrdr.agent.gates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Compares one number with its limit.
 *
 * @param name stable name of the number, for a failure
 * @param unit before the number, for people; may be empty
 * @param failure stable name of the failure
 */
record GateCheck(Need need, double limit, String name, String unit, String failure) {
  private static final int DIGITS = 2;

  /** How a number must compare with its limit. */
  private enum Need {
    AT_LEAST(">= ", " < "),
    ABOVE("> ", " <= ");

    private final String wanted;
    private final String missed;

    Need(String wanted, String missed) {
      this.wanted = wanted;
      this.missed = missed;
    }

    private boolean isMet(double value, double limit) {
      return this == ABOVE ? value > limit : value >= limit;
    }
  }

  static GateCheck atLeast(double limit, String name, String unit, String failure) {
    return new GateCheck(Need.AT_LEAST, limit, name, unit, failure);
  }

  static GateCheck above(double limit, String name, String unit, String failure) {
    return new GateCheck(Need.ABOVE, limit, name, unit, failure);
  }

  /** Returns the failure with the number and the limit; empty when the number passes. */
  Optional<String> failure(double value) {
    if (!Double.isFinite(value)) {
      return Optional.of(name + "_missing (needs " + need.wanted + limitText() + ")");
    }
    return need.isMet(value, limit)
        ? Optional.empty()
        : Optional.of(failure + " (" + measured(value) + need.missed + limitText() + ")");
  }

  /** Rounded as reports round it, but never so that 0.999 looks as if it reached 1. */
  private String measured(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded = exact.setScale(DIGITS, RoundingMode.HALF_UP);
    BigDecimal told =
        need.isMet(rounded.doubleValue(), limit)
            ? exact.setScale(DIGITS, RoundingMode.FLOOR)
            : rounded;
    return unit + told.toPlainString();
  }

  private String limitText() {
    BigDecimal exact = BigDecimal.valueOf(limit);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
