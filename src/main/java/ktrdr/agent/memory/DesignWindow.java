package ktrdr.agent.memory;

import java.time.Instant;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.Strategy.Holdout;
import ktrdr.strategy.Strategy.Split;
import ktrdr.strategy.Strategy.WalkForward;

/**
 * The part of the bars that a designer may know of.
 *
 * @param share of the bars, at the beginning, in which designs are scored
 * @param beforeTest share of the bars before the first one that tests the strategy
 */
public record DesignWindow(double share, double beforeTest) {
  private static final double ROUNDING = 1e-9;

  /**
   * The window before the first fold of a walk forward, or the training part of a holdout.
   *
   * @param evaluation empty for a holdout with the shares of a document that names none
   */
  public static DesignWindow of(Optional<Evaluation> evaluation) {
    if (evaluation.orElse(null) instanceof WalkForward walk) {
      return new DesignWindow(walk.start(), walk.start());
    }
    Split split =
        evaluation.orElse(null) instanceof Holdout holdout ? holdout.split() : Split.DEFAULT;
    return new DesignWindow(split.train(), split.train() + split.validation());
  }

  /** How many of so many bars a designer may see. */
  public int bars(int all) {
    return count(all, share);
  }

  /** Start of the last bar in which designs are scored. */
  public Instant end(BarSeries bars) {
    return bars.start(Math.max(0, bars(bars.size()) - 1));
  }

  /** Start of the first bar of the test. */
  public Instant testBegins(BarSeries bars) {
    return bars.start(count(bars.size(), beforeTest));
  }

  private static int count(int all, double share) {
    return (int) Math.floor(all * share + ROUNDING);
  }
}
