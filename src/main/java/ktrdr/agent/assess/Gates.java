package ktrdr.agent.assess;

import java.util.List;
import java.util.Map;
import ktrdr.agent.GateResult;
import ktrdr.agent.assess.GateCheck.Unit;

/**
 * Checks between the phases that cost nothing. The first failure wins. A number that is missing or
 * not finite fails.
 */
public record Gates(GateThresholds thresholds) {

  /** Looks at {@code test_accuracy}, {@code test_loss} and {@code loss_decrease}. */
  public GateResult training(Map<String, Object> facts) {
    return first(
        facts,
        List.of(
            GateCheck.atLeast(
                thresholds.minAccuracy(),
                "test_accuracy",
                Unit.PERCENT,
                "accuracy_below_threshold"),
            GateCheck.atMost(thresholds.maxLoss(), "test_loss", Unit.LOSS, "loss_too_high"),
            GateCheck.atLeast(
                thresholds.minLossDecrease(),
                "loss_decrease",
                Unit.PERCENT,
                "insufficient_loss_decrease")));
  }

  /** Looks at {@code win_rate}, {@code max_drawdown} and {@code sharpe}. */
  public GateResult backtest(Map<String, Object> facts) {
    return first(
        facts,
        List.of(
            GateCheck.atLeast(
                thresholds.minWinRate(), "win_rate", Unit.PERCENT, "win_rate_too_low"),
            GateCheck.atMost(
                thresholds.maxDrawdown(), "max_drawdown", Unit.PERCENT, "drawdown_too_high"),
            GateCheck.atLeast(thresholds.minSharpe(), "sharpe", Unit.RATIO, "sharpe_too_low")));
  }

  private static GateResult first(Map<String, Object> facts, List<GateCheck> checks) {
    return checks.stream()
        .flatMap(check -> check.failure(facts).stream())
        .findFirst()
        .map(GateResult::failed)
        .orElse(GateResult.PASSED);
  }
}
