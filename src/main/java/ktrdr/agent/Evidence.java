package ktrdr.agent;

import java.util.Map;
import java.util.Optional;
import ktrdr.backtest.EquityCurve;

/**
 * What an assessor looks at: the stored results of the phases before, so that an assessment after a
 * restart is the one that it would have been.
 *
 * @param training results of the training with its {@code gate}
 * @param backtest results of the backtest with its {@code gate}; empty when there was none
 * @param equity of the backtest, bar by bar; empty when there was none
 * @param trials strategies tried on the same data
 * @param seed of everything random in the assessment
 */
public record Evidence(
    Map<String, Object> training,
    Map<String, Object> backtest,
    Optional<EquityCurve> equity,
    LeakReport leaks,
    Trials trials,
    long seed) {

  public GateResult trainingGate() {
    return GateResult.of(training.get("gate"));
  }

  public GateResult backtestGate() {
    return GateResult.of(backtest.get("gate"));
  }

  public boolean inSample() {
    return !Boolean.FALSE.equals(backtest.get("in_sample"));
  }
}
