package ktrdr.training.trainer;

import java.time.InstantSource;
import java.util.List;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.EmptySplit;
import ktrdr.training.FitTask;
import ktrdr.training.Platform;
import ktrdr.training.Score;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.network.Evaluation;
import ktrdr.training.network.Libtorch;
import ktrdr.training.network.NativesMissing;
import ktrdr.training.network.Network;
import ktrdr.training.network.Processor;
import ktrdr.work.Checkpoints;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Trains networks. Several trainings may run at once, each on its own thread. They share nothing,
 * so a task gives identical bits whatever else is running.
 */
public final class Trainer {
  private static final double FEATURES_DONE = 0.04;
  private static final double LABELS_DONE = 0.05;
  private static final double EPOCHS_DONE = 0.99;

  private final InstantSource clock;

  /** Creates a trainer that takes its epochs' timestamps from this clock. */
  public Trainer(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Version of the compute library; another version may give other bits.
   *
   * @throws NativesMissing if libtorch can't be loaded
   */
  public static String version(ProgressMonitor monitor) {
    Libtorch.ready(monitor);
    return Libtorch.VERSION;
  }

  /**
   * What decides the bits of a training on this machine.
   *
   * @param ktrdr version of ktrdr
   * @throws NativesMissing if libtorch can't be loaded
   */
  public static Platform platform(String ktrdr) {
    Libtorch.ready();
    return new Platform(Processor.family(), Libtorch.VERSION, ktrdr);
  }

  /** Like {@link #train(TrainingTask, TrainingWatch, Checkpoints)}, but without checkpoints. */
  public TrainingRun train(TrainingTask task, TrainingWatch watch) {
    return train(task, watch, Checkpoints.none());
  }

  /**
   * Trains the strategy's network on the training part and scores it on the test part.
   *
   * @param checkpoints receives the state after each epoch, and may hold one to continue from; the
   *     result is bit for bit that of an uninterrupted training
   * @throws EmptySplit if a part of the split has no rows
   * @throws OneClassOnly if more than 98 % of the labels are identical
   * @throws TrainingDiverged if the loss is no longer a number
   * @throws NativesMissing if libtorch can't be loaded
   * @throws ktrdr.work.WorkCancelled at most one minibatch after a cancel
   */
  public TrainingRun train(TrainingTask task, TrainingWatch watch, Checkpoints checkpoints) {
    Libtorch.ready(watch);
    Resumption resumption = Resumption.of(FitTask.only(task), checkpoints, watch);
    Samples samples = samples(task, resumption.epochsDone(), watch);
    TrainingRun result = Libtorch.scoped(() -> train(task, samples, watch, resumption));
    watch.report(Progress.of(1, 1, "trained"));
    return result;
  }

  private TrainingRun train(
      TrainingTask task, Samples samples, TrainingWatch watch, Resumption resumption) {
    Strategy.Learning learning = task.strategy().learning();
    NetworkFit fit =
        new NetworkFit(FitTask.only(task), samples.train(), samples.validation(), clock);
    FittedNetwork fitted = fit.run(watch, watch.part(LABELS_DONE, EPOCHS_DONE), resumption);
    Network network = new Network(samples.train().columns(), learning.network(), fitted.weights());
    Score test = new Evaluation(samples.test()).score(network, watch);
    TrainedModel model = model(task, fitted.weights());
    return new TrainingRun(
        model,
        fitted.history(),
        test,
        samples.validation().majority(),
        samples.split(),
        samples.rows(),
        samples.notes(),
        resumption.epochsDone());
  }

  private static TrainedModel model(TrainingTask task, float[] weights) {
    String data = task.bars().sha256();
    return new TrainedModel(task.strategy(), List.of(weights), task.effectiveSeed(), data);
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
