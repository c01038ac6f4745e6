package ktrdr.agent;

import java.util.Optional;
import ktrdr.backtest.EquityCurve;

/**
 * What an assessor looks at: the stored results of the phases before, so that an assessment after a
 * restart is the one that it would have been.
 *
 * @param backtest empty when there was none
 * @param trials strategies tried on the same data
 * @param seed of everything random in the assessment
 */
public record Evidence(
    TrainingResult training,
    Optional<Backtested> backtest,
    LeakReport leaks,
    Trials trials,
    long seed) {

  /**
   * A backtest.
   *
   * @param equity bar by bar
   */
  public record Backtested(BacktestResult result, EquityCurve equity) {}

  public GateResult trainingGate() {
    return training.gate();
  }

  public GateResult backtestGate() {
    return backtest.map(b -> b.result().gate()).orElse(GateResult.NOT_CHECKED);
  }

  public boolean inSample() {
    return backtest.map(b -> b.result().inSample()).orElse(true);
  }
}
