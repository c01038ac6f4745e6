package ktrdr.agent;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them in a sentence. */
public final class Wording {
  private Wording() {}

  /** Two decimals. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A fraction as per cent: 53.2%, 5.12%. */
  public static String percent(double fraction) {
    String format = Math.abs(fraction) < 0.1 ? "%.2f%%" : "%.1f%%";
    return String.format(Locale.ROOT, format, 100 * fraction);
  }

  public static String dollars(double amount) {
    return String.format(Locale.ROOT, "%s$%,.2f", amount < 0 ? "-" : "", Math.abs(amount));
  }

  /** Up to six significant digits, without exponent, the same on every release. */
  public static String plain(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  public static String trades(int count) {
    return count == 1 ? "1 trade" : count + " trades";
  }
}
