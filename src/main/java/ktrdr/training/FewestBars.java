package ktrdr.training;

import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;

/** How many bars a training needs so that each part of its split has something in it. */
public final class FewestBars {
  // fewer rows teach nothing and judge nothing
  private static final int ROWS = 10;

  private FewestBars() {}

  /** The warm-up and ten rows in the training part, ten rows in each of the others. */
  public static int toTrain(Strategy strategy) {
    Strategy.Split split = strategy.learning().split();
    int first = (int) Math.ceil((Features.firstBar(strategy) + ROWS) / split.train());
    int rest = (int) Math.ceil(ROWS / Math.min(split.validation(), split.test()));
    return Math.max(first, rest);
  }

  /** The warm-up, a bar to decide at and a bar to trade at. */
  public static int toTest(Strategy strategy) {
    return Features.firstBar(strategy) + 2;
  }
}
