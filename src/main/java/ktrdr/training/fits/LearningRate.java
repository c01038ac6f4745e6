package ktrdr.training.fits;

import java.util.List;
import ktrdr.strategy.LearningRates;
import ktrdr.strategy.Strategy;
import ktrdr.training.EpochMetrics;

/**
 * The learning rate of an epoch. It follows from the settings and the epochs before, so a resumed
 * training has the same one to the bit. Formulas and defaults are those of PyTorch's schedulers.
 */
final class LearningRate {
  private static final double THRESHOLD = 1e-4;

  private LearningRate() {}

  /**
   * The rate of the epoch that follows these.
   *
   * @param before the epochs that are done
   */
  static double next(Strategy.Optimiser settings, List<EpochMetrics> before) {
    double first = settings.learningRate();
    return settings.schedule().map(s -> first * factor(s, settings.epochs(), before)).orElse(first);
  }

  private static double factor(LearningRates schedule, int epochs, List<EpochMetrics> before) {
    int done = before.size();
    if (schedule instanceof LearningRates.Step step) {
      return StrictMath.pow(step.gamma(), Math.floorDiv(done, step.size()));
    }
    if (schedule instanceof LearningRates.Exponential exponential) {
      return StrictMath.pow(exponential.gamma(), done);
    }
    return schedule instanceof LearningRates.Plateau plateau
        ? plateau(plateau, before)
        : (1 + StrictMath.cos(Math.PI * done / epochs)) / 2;
  }

  private static double plateau(LearningRates.Plateau plateau, List<EpochMetrics> before) {
    double factor = 1;
    double best = Double.POSITIVE_INFINITY;
    int bad = 0;
    for (EpochMetrics epoch : before) {
      boolean better = epoch.validation().loss() < best * (1 - THRESHOLD);
      best = better ? epoch.validation().loss() : best;
      bad = better ? 0 : bad + 1;
      if (bad > plateau.patience()) {
        factor *= plateau.factor();
        bad = 0;
      }
    }
    return factor;
  }
}
