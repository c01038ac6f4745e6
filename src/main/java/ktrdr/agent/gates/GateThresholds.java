package ktrdr.agent.gates;

/**
 * The thresholds of the gates.
 *
 * @param minSkillT t statistic of the directional skill that is enough
 * @param profitFactor dollars won over dollars lost that are not yet enough
 * @param minExpectancyT t statistic of the mean net return of a trade that is enough
 */
public record GateThresholds(double minSkillT, double profitFactor, double minExpectancyT) {

  /** The thresholds unless the operator sets others. */
  public static final GateThresholds DEFAULT = new GateThresholds(1, 1, 1);

  public GateThresholds {
    require("KTRDR_GATE_SKILL_T", minSkillT);
    require("KTRDR_GATE_PROFIT_FACTOR", profitFactor);
    require("KTRDR_GATE_EXPECTANCY_T", minExpectancyT);
  }

  private static void require(String name, double value) {
    if (!Double.isFinite(value) || value < 0) {
      throw new IllegalArgumentException(name + " must be a number from 0 on, and is " + value);
    }
  }
}
