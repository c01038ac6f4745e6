package ktrdr.agent;

import java.util.Optional;
import ktrdr.backtest.EquityCurve;

/**
 * The input of an assessment: the stored results of the earlier phases, so that a restart does not
 * change the assessment.
 *
 * @param backtest empty when there was none
 * @param trials the strategies tried on the same data
 * @param seed seed of all random numbers in the assessment
 * @param pretrainingOverlap true when a language model designed the strategy and may have read of
 *     the bars that it is tested on
 */
public record Evidence(
    TrainingResult training,
    Optional<Backtested> backtest,
    LeakReport leaks,
    Trials trials,
    long seed,
    boolean pretrainingOverlap) {

  /**
   * A backtest with its equity curve.
   *
   * @param equity the equity at the close of each bar
   */
  public record Backtested(BacktestResult result, EquityCurve equity) {}

  /** The gate of the training. */
  public GateResult trainingGate() {
    return training.gate();
  }

  /** The gate of the backtest; {@link GateResult#NOT_CHECKED} without a backtest. */
  public GateResult backtestGate() {
    return backtest.map(b -> b.result().gate()).orElse(GateResult.NOT_CHECKED);
  }

  /** Whether the backtest used training bars; true without a backtest. */
  public boolean inSample() {
    return backtest.map(b -> b.result().inSample()).orElse(true);
  }
}
