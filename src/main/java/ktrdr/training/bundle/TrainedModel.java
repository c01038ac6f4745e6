package ktrdr.training.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.ModelDamaged;
import ktrdr.training.TrainingTask;
import ktrdr.training.network.Decisions;
import ktrdr.training.network.Inference;
import ktrdr.training.network.KeptSignals;
import ktrdr.training.network.Libtorch;
import ktrdr.training.network.WeightsFile;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;

/**
 * Trained networks together with their strategy, which defines the inputs and the decision rule.
 * Several networks differ in their seeds only; the model says the mean of what they say. Immutable,
 * holds no native memory, safe for use by several threads at once.
 */
public final class TrainedModel implements SignalModel {
  private static final double FEATURES_DONE = 0.5;

  private final Strategy strategy;
  private final List<float[]> networks;
  private final long seed;
  private final String dataSha256;
  private final String weightsSha256;
  private final Optional<Provenance> provenance;

  /**
   * Creates a model.
   *
   * @param networks weights of each network, one or more, in the order of {@code Network.weights};
   *     the model takes ownership of them
   */
  public TrainedModel(Strategy strategy, List<float[]> networks, long seed, String dataSha256) {
    this(strategy, networks, seed, dataSha256, Optional.empty());
  }

  TrainedModel(
      Strategy strategy,
      List<float[]> networks,
      long seed,
      String dataSha256,
      Optional<Provenance> provenance) {
    this.strategy = Objects.requireNonNull(strategy);
    this.networks = List.copyOf(networks);
    this.seed = seed;
    this.dataSha256 = Objects.requireNonNull(dataSha256);
    this.weightsSha256 = Sha256.of(WeightsFile.bytes(networks));
    this.provenance = provenance;
  }

  /** The model that a training gives with these networks. */
  public static TrainedModel of(TrainingTask task, List<float[]> networks) {
    return new TrainedModel(task.strategy(), networks, task.effectiveSeed(), task.bars().sha256());
  }

  /** The same model, knowing where it comes from. */
  public TrainedModel from(Provenance origin) {
    return new TrainedModel(strategy, networks, seed, dataSha256, Optional.of(origin));
  }

  /**
   * Loads a saved model. Its signals are bit for bit those it gave before saving.
   *
   * @throws ModelDamaged if the files do not belong together or were changed
   * @throws IOException if a file is missing or can't be read
   */
  public static TrainedModel load(Path directory, StrategyReader reader) throws IOException {
    return ModelBundle.read(directory, reader);
  }

  /**
   * Saves the model as a new directory, all of it or nothing. Does nothing if this very model is
   * already there, for example after a crash between saving it and recording that; then what the
   * directory says of its time and version stays.
   *
   * @throws IOException if it can't be written, or something else has this name
   */
  public void save(Path directory) throws IOException {
    ModelBundle.write(this, directory);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Gives the most likely label, with its probability as the confidence; hold if that is below
   * the strategy's confidence threshold.
   *
   * @throws ktrdr.strategy.TooFewBars if no bar has enough history
   */
  @Override
  public Signals signals(BarSeries bars, ProgressMonitor monitor) {
    Libtorch.ready(monitor);
    return signals(bars, KeptSignals.none(), monitor);
  }

  /**
   * Returns this model, but one that continues from the signals an earlier run kept. The signals
   * are bit for bit the same.
   */
  public SignalModel resuming(Checkpoints checkpoints) {
    return (bars, monitor) -> {
      Libtorch.ready(monitor);
      return signals(bars, kept(bars, checkpoints, monitor), monitor);
    };
  }

  private KeptSignals kept(BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor) {
    return KeptSignals.of(
        weightsSha256, StrategyWriter.sha256(strategy), bars, checkpoints, monitor);
  }

  private Signals signals(BarSeries bars, KeptSignals kept, ProgressMonitor monitor) {
    FeatureMatrix matrix = Features.compute(strategy, bars, monitor.part(0, FEATURES_DONE));
    Decisions decisions =
        new Decisions(bars.size(), matrix.firstBar(), strategy.trading().confidenceThreshold());
    kept.restore(decisions);
    Inference.of(strategy.learning().network(), networks)
        .run(matrix, decisions, kept, monitor.part(FEATURES_DONE, 1));
    return decisions.signals();
  }

  public Strategy strategy() {
    return strategy;
  }

  /**
   * SHA-256 of the bytes of all weights, network after network, as little-endian floats, in hex.
   */
  public String weightsSha256() {
    return weightsSha256;
  }

  /** Hash of the bars it was trained on, {@link BarSeries#sha256()}. */
  public String dataSha256() {
    return dataSha256;
  }

  /**
   * Where it comes from; empty if it was saved by a version that did not keep that, or was not
   * saved yet.
   */
  public Optional<Provenance> provenance() {
    return provenance;
  }

  /** The seed from which all randomness in its training came. */
  public long seed() {
    return seed;
  }

  /** Weights of all its networks. */
  public int parameterCount() {
    return networks.stream().mapToInt(weights -> weights.length).sum();
  }

  /** Weights of each of its networks. */
  public List<float[]> networks() {
    return networks;
  }
}
