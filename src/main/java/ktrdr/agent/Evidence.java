package ktrdr.agent;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.SurrogateTest;
import ktrdr.agent.results.TrainingResult;
import ktrdr.backtest.EquityCurve;
import ktrdr.backtest.EquityPoint;
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
 * @param further what else is known
 */
public record Evidence(
    TrainingResult training,
    Optional<Backtested> backtest,
    LeakReport leaks,
    Trials trials,
    long seed,
    boolean pretrainingOverlap,
    Further further) {

  /**
   * A backtest with its equity curve.
   *
   * @param equity the equity at the close of each bar
   * @param points the same with their times, and buy-and-hold; none when unknown
   */
  public record Backtested(BacktestResult result, EquityCurve equity, List<EquityPoint> points) {
    /** The curve is measured against what cash earned in the backtest. */
    public Backtested {
      equity = equity.against(result.metrics().ratios().cashRate());
    }

    /** A backtest without the times of its bars. */
    public Backtested(BacktestResult result, EquityCurve equity) {
      this(result, equity, List.of());
    }
  }

  /**
   * What not every assessment has.
   *
   * @param tested what was tested; empty when unknown
   * @param designed how its design was found; empty when it was not searched for
   * @param surrogates the test of the strategy on surrogates of its bars; empty when there is none
   */
  public record Further(
      Optional<Tested> tested, Optional<Designed> designed, Optional<SurrogateTest> surrogates) {
    /** Nothing more is known. */
    public static final Further NONE =
        new Further(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * How a design was found.
   *
   * @param trials the candidates that were scored in the design window, also by other sessions
   * @param returns of the candidates of this session; empty when they are not kept
   * @param chosen number of the candidate that became the strategy
   * @param barsPerYear bars in a year
   */
  public record Designed(
      Trials trials, Optional<CandidateReturns> returns, int chosen, double barsPerYear) {}

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
    this(training, backtest, leaks, trials, seed, pretrainingOverlap, Further.NONE);
  }

  /** This evidence, and what was tested. */
  public Evidence with(Tested strategy) {
    return with(new Further(Optional.of(strategy), further.designed, further.surrogates));
  }

  /** This evidence, and how its design was found. */
  public Evidence with(Designed design) {
    return with(new Further(further.tested, Optional.of(design), further.surrogates));
  }

  /** This evidence, and a test of the strategy on surrogates of its bars. */
  public Evidence with(SurrogateTest test) {
    return with(new Further(further.tested, further.designed, Optional.of(test)));
  }

  private Evidence with(Further other) {
    return new Evidence(training, backtest, leaks, trials, seed, pretrainingOverlap, other);
  }

  /** What was tested; empty when unknown. */
  public Optional<Tested> tested() {
    return further.tested;
  }

  /** How its design was found; empty when it was not searched for. */
  public Optional<Designed> designed() {
    return further.designed;
  }

  /** The test of the strategy on surrogates of its bars; empty when there is none. */
  public Optional<SurrogateTest> surrogates() {
    return further.surrogates;
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
