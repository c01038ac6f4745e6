package ktrdr.agent.results;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the strategy of a training showed in the design window, the bars at the beginning that a
 * designer may see. Networks were fitted on folds inside it; the rows and bars that judge them come
 * after those that they learned. Both gates read this, so they know no later bar.
 *
 * @param from start of the first bar of the window
 * @param to start of the last one
 * @param bars number of its bars
 * @param fault why nothing could be found; empty if something was
 * @param figures what was found; empty if there is a fault
 * @param backtestGate what the backtest gate said
 */
public record DesignWindowResult(
    Instant from,
    Instant to,
    int bars,
    Optional<Fault> fault,
    Optional<Figures> figures,
    GateResult backtestGate) {

  /**
   * Why a window is of no use.
   *
   * @param sentence for people
   * @param barsNeeded how many bars it would need; empty if their number is not the reason
   */
  public record Fault(String sentence, OptionalInt barsNeeded) {}

  /**
   * What was found over all folds, with the networks of each averaged.
   *
   * @param tested number of bars of all folds
   * @param directional skill to tell BUY from SELL
   * @param threeClass skill to tell all three labels apart
   * @param trading what its signals earned
   */
  public record Figures(
      int tested,
      WalkForwardResult.Skill directional,
      WalkForwardResult.Skill threeClass,
      Balanced balanced,
      Trading trading) {}

  /**
   * Balanced accuracy.
   *
   * @param accuracy mean over the labels of the share of its rows that is right, 0 to 1
   * @param bound what chance hardly passes; NaN with too few rows
   * @param classes number of labels that count
   */
  public record Balanced(double accuracy, double bound, int classes) {}

  /**
   * What the signals of the folds earned, after costs.
   *
   * @param trades number of trades
   * @param profitFactor dollars won over dollars lost; not finite without a loss
   * @param expectancyT t statistic of the mean net return of a trade; NaN with fewer than two
   *     trades
   * @param maxDrawdown deepest fall of equity, as a fraction
   * @param benchmarkMaxDrawdown that of buying and holding with the same account
   */
  public record Trading(
      int trades,
      double profitFactor,
      double expectancyT,
      double maxDrawdown,
      double benchmarkMaxDrawdown) {}

  /** This result with another backtest gate. */
  public DesignWindowResult with(GateResult gate) {
    return new DesignWindowResult(from, to, bars, fault, figures, gate);
  }
}
