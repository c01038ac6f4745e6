package ktrdr.agent.gates;

import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.WalkForwardResult;

/**
 * Cheap checks of what a strategy showed in its design window. They report the first failure. A
 * number that is not finite fails, except a profit factor without a loss.
 */
public record Gates(GateThresholds thresholds) {

  /** Checks the skill to tell BUY from SELL. */
  public GateResult training(WalkForwardResult.Skill directional) {
    return first(
        Stream.of(
            GateCheck.atLeast(
                    thresholds.minSkillT(), "directional_skill", "t ", "directional_skill_too_low")
                .failure(directional.t())));
  }

  /** Checks that there are trades, their profit factor, and the t statistic of what they earn. */
  public GateResult backtest(DesignWindowResult.Trading trading) {
    if (trading.trades() == 0) {
      return GateResult.failed("never_traded");
    }
    return first(
        Stream.of(
            profitFactor(trading.profitFactor()),
            GateCheck.atLeast(thresholds.minExpectancyT(), "expectancy", "t ", "expectancy_too_low")
                .failure(trading.expectancyT())));
  }

  // Without a losing trade it is infinite. Whether such trades are luck, the expectancy asks.
  private Optional<String> profitFactor(double factor) {
    return factor == Double.POSITIVE_INFINITY
        ? Optional.empty()
        : GateCheck.above(thresholds.profitFactor(), "profit_factor", "", "profit_factor_too_low")
            .failure(factor);
  }

  private static GateResult first(Stream<Optional<String>> failures) {
    return failures
        .flatMap(Optional::stream)
        .findFirst()
        .map(GateResult::failed)
        .orElse(GateResult.PASSED);
  }
}
