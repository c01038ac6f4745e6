package ktrdr.agent.assess;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares one number with its limit.
 *
 * @param sign +1 when the number must be at least the limit, −1 when it must be at most the limit
 * @param name stable name of the number, for a failure
 * @param failure stable name of the failure
 */
record GateCheck(int sign, double limit, String name, Unit unit, String failure) {

  /** How to format a number for people. */
  enum Unit {
    PERCENT(100, "%.1f", "%"),
    LOSS(1, "%.3f", ""),
    RATIO(1, "%.2f", "");

    private final int scale;
    private final String format;
    private final String sign;

    Unit(int scale, String format, String sign) {
      this.scale = scale;
      this.format = format;
      this.sign = sign;
    }

    private String measured(double value) {
      return String.format(Locale.ROOT, format, value * scale) + sign;
    }

    private String limit(double value) {
      BigDecimal exact = BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(scale));
      return exact.signum() == 0 ? "0" + sign : exact.stripTrailingZeros().toPlainString() + sign;
    }
  }

  static GateCheck atLeast(double limit, String name, Unit unit, String failure) {
    return new GateCheck(1, limit, name, unit, failure);
  }

  static GateCheck atMost(double limit, String name, Unit unit, String failure) {
    return new GateCheck(-1, limit, name, unit, failure);
  }

  /** Returns the failure with the number and the limit; empty when the number passes. */
  Optional<String> failure(double value) {
    String comparison = sign > 0 ? " < " : " > ";
    if (!Double.isFinite(value)) {
      return Optional.of(name + "_missing (needs " + (sign > 0 ? ">= " : "<= ") + limitText());
    }
    if (sign * value >= sign * limit) {
      return Optional.empty();
    }
    return Optional.of(failure + " (" + unit.measured(value) + comparison + limitText());
  }

  private String limitText() {
    return unit.limit(limit) + ")";
  }
}
