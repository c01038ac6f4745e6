package ktrdr.agent;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats numbers for sentences. */
public final class Wording {
  private static final int MOST_DECIMALS = 9;

  private Wording() {}

  /** Formats with two decimals. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Formats with two decimals, or with as many as tell it from a threshold: 0.9496 beside 0.95. */
  public static String apart(double value, double threshold) {
    int decimals = 2;
    while (value != threshold
        && decimals < MOST_DECIMALS
        && rounded(value, decimals).equals(rounded(threshold, decimals))) {
      decimals++;
    }
    return rounded(value, decimals);
  }

  private static String rounded(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Formats a fraction as a percentage: 53.2%, 5.12%. */
  public static String percent(double fraction) {
    String format = Math.abs(fraction) < 0.1 ? "%.2f%%" : "%.1f%%";
    return String.format(Locale.ROOT, format, 100 * fraction);
  }

  /** Formats US dollars: -$1,234.50. */
  public static String dollars(double amount) {
    return String.format(Locale.ROOT, "%s$%,.2f", amount < 0 ? "-" : "", Math.abs(amount));
  }

  /** Formats up to six significant digits without an exponent, the same on every JDK. */
  public static String plain(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Formats a number of trades: 1 trade, 2 trades. */
  public static String trades(int count) {
    return count == 1 ? "1 trade" : count + " trades";
  }
}
