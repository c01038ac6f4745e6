package ktrdr.training;

import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;

/** How many bars a training needs so that no part of its bars has too few rows. */
public final class FewestBars {
  // Fewer rows neither teach nor judge anything.
  private static final int ROWS = 10;

  private FewestBars() {}

  /**
   * The warm-up and ten rows for the training part, ten rows for each of the others. In a walk
   * forward each part of each fold needs ten; there the labels of a series may ask for more.
   */
  public static int toTrain(Strategy strategy) {
    return strategy
        .learning()
        .walkForward()
        .map(walk -> toWalk(strategy, walk))
        .orElseGet(() -> toHoldOut(strategy));
  }

  private static int toWalk(Strategy strategy, Strategy.WalkForward walk) {
    int ahead = ahead(strategy.learning().labels());
    return new FoldBars(walk, Features.firstBar(strategy), bar -> ahead).needed(1);
  }

  /** How far a label looks ahead at least. */
  private static int ahead(Labels labels) {
    if (labels instanceof Labels.TripleBarrier barriers) {
      return barriers.horizon();
    }
    return labels instanceof Labels.ForwardReturn forward ? forward.horizon() : 1;
  }

  private static int toHoldOut(Strategy strategy) {
    Strategy.Split split = strategy.learning().holdout();
    int first = (int) Math.ceil((Features.firstBar(strategy) + ROWS) / split.train());
    int rest = (int) Math.ceil(ROWS / Math.min(split.validation(), split.test()));
    return Math.max(first, rest);
  }

  /** The warm-up, one bar to decide at and one bar to trade at. */
  public static int toTest(Strategy strategy) {
    return Features.firstBar(strategy) + 2;
  }
}
