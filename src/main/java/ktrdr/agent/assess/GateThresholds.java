package ktrdr.agent.assess;

/**
 * What a result must reach to pass. Fractions.
 *
 * @param minAccuracy share of test rows classified rightly
 * @param maxLoss unweighted cross entropy on the test rows
 * @param minLossDecrease fall of the training loss, first epoch to best, over the first
 * @param minWinRate share of trades with a net profit
 * @param maxDrawdown deepest fall of equity
 * @param minSharpe annual Sharpe ratio
 */
public record GateThresholds(
    double minAccuracy,
    double maxLoss,
    double minLossDecrease,
    double minWinRate,
    double maxDrawdown,
    double minSharpe) {

  /** What holds for every session. */
  public static final GateThresholds DEFAULT =
      new GateThresholds(0.45, 0.8, 0.20, 0.45, 0.40, -0.5);
}
