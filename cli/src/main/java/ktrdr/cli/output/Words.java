package ktrdr.cli.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import ktrdr.cli.client.Fields;

/** Numbers and times in readable form. An unknown value is "–". */
public final class Words {
  public static final String UNKNOWN = "–";
  private static final int DECIMALS = 6;
  private static final double LEAST_USD = 0.00005;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final Pattern TO_THE_SECOND =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}:\\d{2})(\\.\\d+)?Z");

  private Words() {}

  /** {@code 4.2s}, {@code 45s}, {@code 6m12s}, {@code 1h03m}. */
  public static String duration(OptionalDouble seconds) {
    if (unknown(seconds)) {
      return UNKNOWN;
    }
    double exact = seconds.getAsDouble();
    long whole = Math.round(exact);
    if (exact < 9.95) {
      return String.format(Locale.ROOT, "%.1fs", exact);
    }
    if (whole < MINUTE) {
      return whole + "s";
    }
    return whole < HOUR
        ? String.format(Locale.ROOT, "%dm%02ds", whole / MINUTE, whole % MINUTE)
        : String.format(Locale.ROOT, "%dh%02dm", whole / HOUR, whole % HOUR / MINUTE);
  }

  /** Formats a duration in the same way. */
  public static String duration(Duration time) {
    return duration(OptionalDouble.of(time.toMillis() / 1000.0));
  }

  /** When work on it began, or {@code queued 2} for its place in the queue. */
  public static String started(Fields operation, Times times) {
    OptionalDouble position = operation.number("queue_position");
    return position.isPresent()
        ? "queued " + count(position)
        : operation.text("started_at").map(times::of).orElse(UNKNOWN);
  }

  /**
   * {@code 41 %} for a number from 0 to 100. Rounded down, so that 100 appears only when it is
   * reached.
   */
  public static String percentage(OptionalDouble of100) {
    return unknown(of100) ? UNKNOWN : (long) Math.floor(of100.getAsDouble()) + " %";
  }

  /** {@code 18.2 %} for the fraction 0.182. */
  public static String fraction(OptionalDouble fraction) {
    return unknown(fraction) ? UNKNOWN : format("%.1f %%", 100 * fraction.getAsDouble());
  }

  /** {@code +18.2 %} or {@code -4.0 %} for a fraction. */
  public static String change(OptionalDouble fraction) {
    return unknown(fraction) ? UNKNOWN : format("%+.1f %%", 100 * fraction.getAsDouble());
  }

  /** {@code 1 session}, {@code 6 sessions}. */
  public static String sessions(int count) {
    return count + (count == 1 ? " session" : " sessions");
  }

  /** A number with two decimals. */
  public static String ratio(OptionalDouble number) {
    return unknown(number) ? UNKNOWN : format("%.2f", number.getAsDouble());
  }

  /** {@code 0.0031}: what a row gains is small. */
  public static String nats(OptionalDouble number) {
    return unknown(number) ? UNKNOWN : format("%.4f", number.getAsDouble());
  }

  public static String count(OptionalDouble number) {
    return unknown(number) ? UNKNOWN : format("%,.0f", number.getAsDouble());
  }

  /**
   * {@code $0.0546}; whole cents from one dollar up, {@code $0} for zero, {@code <$0.0001} for
   * hardly anything.
   */
  public static String usd(OptionalDouble amount) {
    if (unknown(amount)) {
      return UNKNOWN;
    }
    double dollars = amount.getAsDouble();
    if (dollars > 0 && dollars < LEAST_USD) {
      return "<$0.0001";
    }
    return dollars == 0 ? "$0" : format(Math.abs(dollars) < 1 ? "$%.4f" : "$%,.2f", dollars);
  }

  /** A number with at most six decimals, or six significant digits if it is below 1. */
  public static String figure(BigDecimal number) {
    if (number.scale() <= DECIMALS) {
      return number.toPlainString();
    }
    BigDecimal rounded =
        number.abs().compareTo(BigDecimal.ONE) < 0
            ? number.round(new MathContext(DECIMALS))
            : number.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** An ISO-8601 instant without its fraction: {@code 2026-11-22 10:15:00Z}. */
  public static String time(String instant) {
    return TO_THE_SECOND.matcher(instant).replaceFirst("$1 $2Z");
  }

  private static boolean unknown(OptionalDouble number) {
    return number.isEmpty() || !Double.isFinite(number.getAsDouble());
  }

  private static String format(String pattern, double number) {
    return String.format(Locale.ROOT, pattern, number);
  }
}
