package ktrdr.strategy;

/**
 * What a fill costs.
 *
 * @param commission fraction of its value
 * @param slippage fraction of the price, against the trade
 * @param fixedFee in US dollars, whatever the fill's value
 * @param rebate fraction of its value that the exchange pays back
 */
public record Costs(double commission, double slippage, double fixedFee, double rebate) {

  /** The commission less the rebate, as a fraction; below 0 if the rebate is larger. */
  public double proportional() {
    return commission - rebate;
  }
}
