package ktrdr.agent;

import java.util.Optional;
import ktrdr.backtest.EquityCurve;
import ktrdr.strategy.Strategy;

/**
 * The input of an assessment: the stored results of the earlier phases, so that a restart does not
 * change the assessment.
 *
 * @param backtest empty when there was none
 * @param trials the strategies tried on the same data
 * @param seed seed of all random numbers in the assessment
 * @param pretrainingOverlap true when a language model designed the strategy and may have read of
 *     the bars that it is tested on
 * @param tested what was tested; empty when unknown
 * @param surrogates the test of the strategy on surrogates of its bars; empty when there is none
 */
public record Evidence(
    TrainingResult training,
    Optional<Backtested> backtest,
    LeakReport leaks,
    Trials trials,
    long seed,
    boolean pretrainingOverlap,
    Optional<Tested> tested,
    Optional<SurrogateTest> surrogates) {

  /**
   * A backtest with its equity curve.
   *
   * @param equity the equity at the close of each bar
   */
  public record Backtested(BacktestResult result, EquityCurve equity) {
    /** The curve is measured against what cash earned in the backtest. */
    public Backtested {
      equity = equity.against(result.metrics().ratios().cashRate());
    }
  }

  /**
   * What was tested.
   *
   * @param signals what its model said on the bars of the backtest
   */
  public record Tested(Strategy strategy, SignalCounts signals) {}

  /** Evidence that does not say what was tested. */
  public Evidence(
      TrainingResult training,
      Optional<Backtested> backtest,
      LeakReport leaks,
      Trials trials,
      long seed,
      boolean pretrainingOverlap) {
    this(
        training,
        backtest,
        leaks,
        trials,
        seed,
        pretrainingOverlap,
        Optional.empty(),
        Optional.empty());
  }

  /** This evidence, and what was tested. */
  public Evidence with(Tested strategy) {
    return new Evidence(
        training,
        backtest,
        leaks,
        trials,
        seed,
        pretrainingOverlap,
        Optional.of(strategy),
        surrogates);
  }

  /** This evidence, and a test of the strategy on surrogates of its bars. */
  public Evidence with(SurrogateTest test) {
    return new Evidence(
        training, backtest, leaks, trials, seed, pretrainingOverlap, tested, Optional.of(test));
  }

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
