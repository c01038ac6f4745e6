package ktrdr.training;

import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;

/** How many bars a training needs so that no part of its split is empty. */
public final class FewestBars {
  // Fewer rows neither teach nor judge anything.
  private static final int ROWS = 10;

  private FewestBars() {}

  /** The warm-up and ten rows for the training part, ten rows for each of the others. */
  public static int toTrain(Strategy strategy) {
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
