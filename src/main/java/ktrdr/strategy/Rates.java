package ktrdr.strategy;

/**
 * What time earns and costs, as fractions a year.
 *
 * @param cash what idle cash earns; Sharpe ratios are in excess of it
 * @param borrow what a short position costs, of its value at each close
 */
public record Rates(double cash, double borrow) {
  /** Time neither earns nor costs anything. */
  public static final Rates NONE = new Rates(0, 0);
}
