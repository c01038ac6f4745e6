package ktrdr.agent.trials;

/**
 * How one strategy did.
 *
 * @param strategy hash of what decides its signals and its account, in hex
 * @param sharpe Sharpe ratio per bar, not annual; NaN if it never traded or nobody knows
 * @param observations number of returns that the ratio comes from
 */
public record Look(String strategy, double sharpe, int observations) {

  /** From an annual ratio. */
  public static Look annual(String strategy, double annualSharpe, double barsPerYear, int bars) {
    double sharpe = annualSharpe / Math.sqrt(barsPerYear);
    return new Look(strategy, Double.isFinite(sharpe) ? sharpe : Double.NaN, Math.max(0, bars - 1));
  }

  /** Whether its ratio is known. */
  public boolean hasSharpe() {
    return Double.isFinite(sharpe);
  }
}
