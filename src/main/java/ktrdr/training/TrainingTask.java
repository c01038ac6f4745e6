package ktrdr.training;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/**
 * What to train.
 *
 * @param bars all bars that the strategy asks for; split into training, validation and test here
 * @param seed of the session; a seed in the strategy overrides it
 */
public record TrainingTask(Strategy strategy, BarSeries bars, long seed) {

  /** The seed that everything random in this training comes from. */
  public long effectiveSeed() {
    return strategy.learning().optimiser().seed().orElse(seed);
  }
}
