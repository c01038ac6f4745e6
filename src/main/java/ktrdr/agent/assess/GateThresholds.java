package ktrdr.agent.assess;

/**
 * The thresholds of the gates. Shares and falls are fractions: 0.45 is 45 %.
 *
 * @param minAccuracy share of test rows classified correctly
 * @param maxLoss unweighted cross entropy on the test rows, in nats
 * @param minLossDecrease fall of the training loss from the first epoch to the best, over the first
 * @param minWinRate share of trades with a net profit
 * @param maxDrawdown deepest fall of equity below an earlier high
 * @param minSharpe annual Sharpe ratio
 */
public record GateThresholds(
    double minAccuracy,
    double maxLoss,
    double minLossDecrease,
    double minWinRate,
    double maxDrawdown,
    double minSharpe) {

  /** The thresholds of every session. */
  public static final GateThresholds DEFAULT =
      new GateThresholds(0.45, 0.8, 0.20, 0.45, 0.40, -0.5);
}
