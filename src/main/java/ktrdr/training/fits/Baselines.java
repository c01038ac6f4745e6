package ktrdr.training.fits;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.training.Baseline;
import ktrdr.training.Score;
import ktrdr.training.TrainingTask;

/** Simpler things that a network must be better than. */
public final class Baselines {
  // A network without a hidden layer has one optimum, so large steps find it soon.
  private static final int EPOCHS = 60;
  private static final int BATCH = 256;
  private static final double RATE = 0.01;
  private static final int PATIENCE = 6;

  private Baselines() {}

  /** The training of a network without a hidden layer on the same rows, with its own settings. */
  public static TrainingTask logistic(TrainingTask whole) {
    Strategy strategy = whole.strategy();
    Strategy.Learning learning = strategy.learning();
    Strategy.Learning logistic =
        new Strategy.Learning(
            new Strategy.Network(List.of(), learning.network().activation(), 0),
            optimiser(learning.optimiser()),
            learning.labels(),
            learning.evaluation(),
            1);
    Strategy other =
        new Strategy(
            strategy.name(),
            strategy.text(),
            strategy.data(),
            strategy.indicators(),
            strategy.inputs(),
            logistic,
            strategy.trading());
    return new TrainingTask(other, whole.bars(), whole.seed());
  }

  private static Strategy.Optimiser optimiser(Strategy.Optimiser own) {
    return new Strategy.Optimiser(
        EPOCHS,
        BATCH,
        RATE,
        "adam",
        own.weightDecay(),
        own.gradientClip(),
        own.classWeights(),
        own.seed(),
        Optional.of(new Strategy.EarlyStopping(PATIENCE, 0)));
  }

  /**
   * The majority class.
   *
   * @param trained for each part the number of training rows with each label, by ordinal
   * @param tested likewise of the rows that score it
   */
  public static Baseline majority(List<int[]> trained, List<int[]> tested) {
    double loss = 0;
    int right = 0;
    int rows = 0;
    for (int part = 0; part < trained.size(); part++) {
      int[] counts = trained.get(part);
      int[] there = tested.get(part);
      // one row more of each label, so that no share is 0
      double all = Arrays.stream(counts).sum() + (double) counts.length;
      int most = 0;
      for (int label = 0; label < counts.length; label++) {
        most = counts[label] > counts[most] ? label : most;
        loss -= there[label] * StrictMath.log((counts[label] + 1) / all);
        rows += there[label];
      }
      right += there[most];
    }
    return new Baseline(Baseline.MAJORITY, new Score(loss / rows, (double) right / rows));
  }
}
