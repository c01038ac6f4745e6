package ktrdr.training.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.Baseline;
import ktrdr.training.EmptySplit;
import ktrdr.training.FitTask;
import ktrdr.training.Platform;
import ktrdr.training.Score;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.fits.Baselines;
import ktrdr.training.fits.FitStore;
import ktrdr.training.fits.FittedNetwork;
import ktrdr.training.fits.NetworkFit;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.fits.Resumption;
import ktrdr.training.fits.Samples;
import ktrdr.training.fits.Scores;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.network.Libtorch;
import ktrdr.training.network.NativesMissing;
import ktrdr.training.network.Processor;
import ktrdr.training.walk.CrossValidation;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Checkpoints;
import ktrdr.work.Crew;
import ktrdr.work.KeptPieces;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Trains networks. Several trainings may run at once, each on its own thread. They share nothing,
 * so a task gives identical bits whatever else is running.
 */
public final class Trainer {
  static final double FEATURES_DONE = 0.04;
  static final double LABELS_DONE = 0.05;
  static final double EPOCHS_DONE = 0.99;

  private final InstantSource clock;
  private final boolean baselines;

  private Trainer(InstantSource clock, boolean baselines) {
    this.clock = clock;
    this.baselines = baselines;
  }

  /** Creates a trainer that takes its epochs' timestamps from this clock. */
  public Trainer(InstantSource clock) {
    this(clock, false);
  }

  /** Creates a trainer that trains and scores baselines, too. */
  public static Trainer withBaselines(InstantSource clock) {
    return new Trainer(clock, true);
  }

  /** Whether the training of a strategy is a single fit of one network. */
  public static boolean isOneFit(Strategy strategy) {
    return strategy.learning().fits() == 1;
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
   * Trains the only network of a strategy on the training part and scores it on the test part.
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
    if (!isOneFit(task.strategy())) {
      throw new IllegalArgumentException("several fits need files of their own");
    }
    Libtorch.ready(watch);
    Resumption resumption = Resumption.of(FitTask.only(task), checkpoints, watch);
    Samples samples = samples(task, resumption.epochsDone(), watch);
    TrainingRun result = Libtorch.scoped(() -> train(task, samples, watch, resumption));
    watch.report(Progress.of(1, 1, "trained"));
    return result;
  }

  /**
   * Trains all networks of a strategy and scores their average: on the test part, or on the folds
   * of a walk forward. Then the model is that of a last training to the end of the bars. Throws as
   * {@link #train(TrainingTask, TrainingWatch, Checkpoints)} does.
   *
   * @param watch is told the epochs of the first network
   * @param store keeps each fit, and may hold some to continue from; the result is bit for bit that
   *     of an uninterrupted training, on any number of processors
   * @throws IOException if the store fails
   */
  public TrainingRun train(TrainingTask task, TrainingWatch watch, FitStore store)
      throws IOException {
    Libtorch.ready(watch);
    TrainingRun result = new ManyFits(task, baselines, store, clock).run(watch);
    watch.report(Progress.of(1, 1, "trained"));
    return result;
  }

  /**
   * Trains all networks of a strategy on each fold of its design window and asks them of the bars
   * behind it. There are no baselines, and what the strategy says of its evaluation plays no part.
   * Throws as {@link #train(TrainingTask, TrainingWatch, Checkpoints)} does.
   *
   * @param task its bars are the design window only
   * @param monitor is told no epochs
   * @param store as in {@link #train(TrainingTask, TrainingWatch, FitStore)}, but in a folder of
   *     its own
   * @throws ktrdr.strategy.TooFewBars if a part of a fold could have fewer than ten rows
   * @throws IOException if the store fails
   */
  public CrossValidation crossValidate(TrainingTask task, ProgressMonitor monitor, FitStore store)
      throws IOException {
    Libtorch.ready(monitor);
    CrossValidation result =
        new ManyFits(task, false, store, clock).crossValidate(TrainingWatch.of(monitor));
    monitor.report(Progress.of(1, 1, "trained"));
    return result;
  }

  /**
   * Trains one network of a strategy for each period that it is tested on, and asks it of the
   * period: the folds of a walk forward, or the test part as a single fold. There is no last
   * training, there are no baselines, and nothing is kept. Throws as {@link #train(TrainingTask,
   * TrainingWatch, Checkpoints)} does.
   */
  public WalkForwardRun outOfSample(TrainingTask task, ProgressMonitor monitor) {
    Libtorch.ready(monitor);
    WalkForwardRun result = new OutOfSample(task, clock).run(TrainingWatch.of(monitor));
    monitor.report(Progress.of(1, 1, ""));
    return result;
  }

  /** Likewise, but keeps nothing: if it is left, it starts anew. */
  public CrossValidation crossValidate(TrainingTask task, ProgressMonitor monitor, Crew crew) {
    try {
      KeptPieces pieces = new KeptPieces(crew, CheckpointFolder.none());
      return crossValidate(task, monitor, new FitStore(pieces, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TrainingRun train(
      TrainingTask task, Samples samples, TrainingWatch watch, Resumption resumption) {
    FitTask fit = FitTask.only(task);
    FittedNetwork fitted =
        new NetworkFit(fit, samples.train(), samples.validation(), clock)
            .run(watch, watch.part(LABELS_DONE, EPOCHS_DONE), resumption);
    Score test = Scores.of(task, List.of(fitted.weights()), samples.test(), watch);
    TrainingDetails details =
        new TrainingDetails(
            fitted.history().best().validation(),
            List.of(NetworkRun.of(fit, fitted)),
            baselines ? baselines(task, samples, watch) : List.of(),
            Optional.empty());
    return new TrainingRun(
        TrainedModel.of(task, List.of(fitted.weights())),
        fitted.history(),
        test,
        samples.validation().majority(),
        samples.split(),
        samples.rows(),
        samples.notes(),
        resumption.epochsDone(),
        details);
  }

  private List<Baseline> baselines(TrainingTask task, Samples samples, TrainingWatch watch) {
    watch.report(Progress.of(0, 1, "baselines").within(EPOCHS_DONE, 1));
    TrainingWatch quiet = TrainingWatch.of(watch.quiet());
    FitTask fit = new FitTask(Baselines.logistic(task), 0, 0, Optional.empty());
    FittedNetwork logistic =
        new NetworkFit(fit, samples.train(), samples.validation(), clock)
            .run(quiet, quiet, Resumption.none());
    return Scores.baselines(task, logistic, samples, watch);
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
