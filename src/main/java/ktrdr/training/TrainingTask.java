package ktrdr.training;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/**
 * What to train.
 *
 * @param bars all bars that the strategy asks for; the training splits them into its three parts
 * @param seed of the session; a seed in the strategy overrides it
 */
public record TrainingTask(Strategy strategy, BarSeries bars, long seed) {

  /** The seed from which all randomness in this training comes. */
  public long effectiveSeed() {
    return strategy.learning().optimiser().seed().orElse(seed);
  }
}
