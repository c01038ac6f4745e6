package ktrdr.training.fits;

import java.util.List;
import ktrdr.strategy.Strategy;
import ktrdr.training.Baseline;
import ktrdr.training.Score;
import ktrdr.training.TrainingTask;
import ktrdr.training.network.Evaluation;
import ktrdr.training.network.Examples;
import ktrdr.training.network.Libtorch;
import ktrdr.training.network.Network;
import ktrdr.work.ProgressMonitor;

/** Scores fitted networks on rows. */
public final class Scores {
  private Scores() {}

  /** Scores the mean of what networks of this training say. */
  public static Score of(
      TrainingTask task, List<float[]> networks, Examples rows, ProgressMonitor monitor) {
    Strategy.Network shape = task.strategy().learning().network();
    return Libtorch.scoped(
        () -> {
          List<Network> ready =
              networks.stream().map(w -> new Network(rows.columns(), shape, w)).toList();
          return new Evaluation(rows).score(ready, monitor);
        });
  }

  /** The score over all rows of several parts, each with its score and number of rows. */
  public static Score pooled(List<Score> scores, List<Integer> rows) {
    double loss = 0;
    double right = 0;
    int all = 0;
    for (int part = 0; part < scores.size(); part++) {
      if (rows.get(part) == 0) {
        continue;
      }
      loss += rows.get(part) * scores.get(part).loss();
      right += rows.get(part) * scores.get(part).accuracy();
      all += rows.get(part);
    }
    return new Score(loss / all, right / all);
  }

  /** Scores a logistic baseline and the majority class on the rows that score the model. */
  public static List<Baseline> baselines(
      TrainingTask task, FittedNetwork logistic, Samples samples, ProgressMonitor monitor) {
    List<float[]> weights = List.of(logistic.weights());
    Score score = of(Baselines.logistic(task), weights, samples.test(), monitor);
    return List.of(
        new Baseline(Baseline.LOGISTIC, score),
        Baselines.majority(List.of(samples.train().counts()), List.of(samples.test().counts())));
  }
}
