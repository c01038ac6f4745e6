package ktrdr.training.trainer;

import java.time.InstantSource;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.EmptySplit;
import ktrdr.training.Score;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.network.Evaluation;
import ktrdr.training.network.Libtorch;
import ktrdr.training.network.NativesMissing;
import ktrdr.training.network.Network;
import ktrdr.work.Checkpoints;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Trains networks. Several trainings may run at once, each on its own thread: they share nothing,
 * so the same task gives the same bits whatever runs beside it.
 */
public final class Trainer {
  private static final double FEATURES_DONE = 0.04;
  private static final double LABELS_DONE = 0.05;
  private static final double EPOCHS_DONE = 0.99;

  private final InstantSource clock;

  /** A trainer that stamps its epochs by this clock. */
  public Trainer(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What computes: another version may give other bits.
   *
   * @throws NativesMissing when libtorch can't be loaded
   */
  public static String version(ProgressMonitor monitor) {
    Libtorch.ready(monitor);
    return Libtorch.VERSION;
  }

  /** As {@link #train(TrainingTask, TrainingWatch, Checkpoints)}, from the first epoch on. */
  public TrainingResult train(TrainingTask task, TrainingWatch watch) {
    return train(task, watch, Checkpoints.none());
  }

  /**
   * Trains the strategy's network on the training part and scores it on the test part.
   *
   * @param checkpoints given the state after each epoch, and asked for one to go on from; the
   *     result is the same bits as without
   * @throws EmptySplit when a part of the split has no rows
   * @throws OneClassOnly when more than 98 % of the labels are the same
   * @throws TrainingDiverged when the loss is no longer a number
   * @throws NativesMissing when libtorch can't be loaded
   * @throws ktrdr.work.WorkCancelled within a minibatch of a cancel
   */
  public TrainingResult train(TrainingTask task, TrainingWatch watch, Checkpoints checkpoints) {
    Libtorch.ready(watch);
    Resumption resumption = Resumption.of(task, checkpoints, watch);
    Samples samples = samples(task, resumption.epochsDone(), watch);
    TrainingResult result = Libtorch.scoped(() -> train(task, samples, watch, resumption));
    watch.report(Progress.of(1, 1, "trained"));
    return result;
  }

  private TrainingResult train(
      TrainingTask task, Samples samples, TrainingWatch watch, Resumption resumption) {
    Strategy.Learning learning = task.strategy().learning();
    Fit fit = new Fit(samples.train(), samples.validation(), learning, task.effectiveSeed(), clock);
    History history = fit.run(watch, watch.part(LABELS_DONE, EPOCHS_DONE), resumption);
    Score test = new Evaluation(samples.test()).score(fit.network(), watch);
    TrainedModel model = model(task, fit.network());
    return new TrainingResult(
        model, history, test, samples.split(), samples.rows(), resumption.epochsDone());
  }

  private static TrainedModel model(TrainingTask task, Network network) {
    String data = task.bars().sha256();
    return new TrainedModel(task.strategy(), network.weights(), task.effectiveSeed(), data);
  }

  private static Samples samples(TrainingTask task, int epochsDone, ProgressMonitor monitor) {
    double share = (double) epochsDone / task.strategy().learning().optimiser().epochs();
    double done = share == 0 ? 0 : LABELS_DONE + share * (EPOCHS_DONE - LABELS_DONE);
    FeatureMatrix matrix =
        Features.compute(
            task.strategy(), task.bars(), monitor.part(done, Math.max(done, FEATURES_DONE)));
    Samples samples = Samples.of(task.strategy(), task.bars(), matrix, monitor);
    monitor.report(Progress.of(1, 1, "labels").within(0, Math.max(done, LABELS_DONE)));
    return samples;
  }
}
