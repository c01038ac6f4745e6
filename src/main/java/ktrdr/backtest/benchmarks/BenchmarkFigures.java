package ktrdr.backtest.benchmarks;

import java.util.Optional;

/**
 * What something simpler than the strategy earned on the same bars.
 *
 * @param kind what was done instead
 * @param label the same for people, with the size of positions and the costs
 * @param positionSize share of equity in a position, 0 to 1
 * @param totalReturn as a fraction; of random entries, that of the median draw
 * @param sharpe the annual Sharpe ratio; NaN when it is not defined, as for random entries
 * @param maxDrawdown as a fraction; NaN for random entries
 * @param draws how random entries were drawn; empty for other kinds
 */
public record BenchmarkFigures(
    Kind kind,
    String label,
    double positionSize,
    double totalReturn,
    double sharpe,
    double maxDrawdown,
    Optional<Draws> draws) {

  /** What was done instead of following the strategy. */
  public enum Kind {
    /** Bought with all equity at the first chance, and held. */
    BUY_AND_HOLD_FULLY_INVESTED,
    /** Bought with the share of equity that the strategy uses, and held. */
    BUY_AND_HOLD_SAME_SIZE,
    /** Took the strategy's positions at random times. */
    RANDOM_ENTRY,
    /** Bought nothing. */
    CASH
  }

  /**
   * Random entries.
   *
   * @param count number of draws
   * @param seed that gives the same draws again
   * @param percentile share of draws that the strategy was better than, 0 to 100
   */
  public record Draws(int count, long seed, double percentile) {}
}
