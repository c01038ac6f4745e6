package ktrdr.agent.results;

import java.util.List;
import java.util.Optional;

/**
 * How a strategy did on real bars, compared with surrogates: series of the same bars in an order in
 * which nothing can be predicted.
 *
 * <p>Every series, the real one too, is trained on and tested with one network, so that like is
 * compared with like. So the real series' figures are not those of the backtest.
 *
 * @param surrogates number of series that were asked for; 0 if the test did not run
 * @param sharpe annual Sharpe ratios of the bars that the networks were tested on, after costs
 * @param skill t statistics of the skill to tell BUY from SELL; empty if it was not measured
 * @param notRun why the test did not run, a sentence without its full stop; empty if it did
 */
public record SurrogateResult(
    int surrogates, Ranks sharpe, Optional<Ranks> skill, Optional<String> notRun) {

  /**
   * A figure of the real series beside those of its surrogates; NaN where there is none, because
   * the series could not be trained on.
   *
   * @param surrogates in the order of the series; fewer than asked for if the test stopped early
   */
  public record Ranks(double real, List<Double> surrogates) {
    /** No series was tested. */
    public static final Ranks NONE = new Ranks(Double.NaN, List.of());

    public Ranks {
      surrogates = List.copyOf(surrogates);
    }

    /** Number of surrogates that are as good as the real series or better. NaN counts as better. */
    public int better() {
      return (int) surrogates.stream().filter(figure -> !(figure < real)).count();
    }

    /**
     * The smallest p that this number of surrogates leaves possible: (1 + better) / (1 + number).
     */
    double p(int number) {
      return (1.0 + better()) / (1 + number);
    }
  }

  /** The result of a test that did not run. */
  public static SurrogateResult notRun(String reason) {
    return new SurrogateResult(0, Ranks.NONE, Optional.empty(), Optional.of(reason));
  }

  /** Whether the test ran. */
  public boolean ran() {
    return notRun.isEmpty();
  }

  /** Number of surrogates that were tested. */
  public int tested() {
    return sharpe.surrogates().size();
  }

  /**
   * Whether the test stopped before the last surrogate, because p was certain to be too large. Then
   * {@link #p} is a lower bound.
   */
  public boolean stoppedEarly() {
    return tested() < surrogates;
  }

  /** Number of surrogates whose Sharpe ratio is that of the real series or above. */
  public int better() {
    return sharpe.better();
  }

  /**
   * Probability that the order of the bars does not matter, 0 to 1: (1 + better) / (1 +
   * surrogates). A lower bound if the test stopped early; NaN if it did not run.
   */
  public double p() {
    return ran() ? sharpe.p(surrogates) : Double.NaN;
  }

  /** The same for the skill; NaN if it is not known. */
  public double skillP() {
    return skill.map(ranks -> ranks.p(surrogates)).orElse(Double.NaN);
  }
}
