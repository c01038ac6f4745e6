package ktrdr.training.fits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ktrdr.strategy.Strategy;
import ktrdr.training.EpochMetrics;
import ktrdr.training.EpochProgress;
import ktrdr.training.Score;
import ktrdr.training.Seeds;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingWatch;
import ktrdr.training.network.EpochLoop;
import ktrdr.training.network.Evaluation;
import ktrdr.training.network.Examples;
import ktrdr.training.network.Network;
import ktrdr.training.network.NetworkShape;
import ktrdr.work.ProgressMonitor;

/**
 * Fits a network, epoch by epoch, until the planned number is reached or patience runs out.
 *
 * <p>Keeps the weights of the epoch with the lowest validation loss.
 */
final class Fit {
  private final Network network;
  private final EpochLoop loop;
  private final Evaluation validation;
  private final Strategy.Optimiser settings;
  private final InstantSource clock;
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private final Patience patience;
  private float[] best;
  private double lowest = Double.POSITIVE_INFINITY;

  /** Creates a network with its initial weights. Needs an open {@code PointerScope}. */
  Fit(Examples train, Examples judges, Strategy.Learning how, long seed, InstantSource clock) {
    settings = how.optimiser();
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, 0));
    float[] first = NetworkShape.of(train.columns(), how.network()).initialWeights(random);
    network = new Network(train.columns(), how.network(), first);
    loop = new EpochLoop(network, train, how, seed);
    validation = new Evaluation(judges);
    patience = Patience.of(settings.earlyStopping());
    this.clock = clock;
  }

  /**
   * Fits the network, or continues to, and leaves it with its best weights.
   *
   * @param epochsPart receives progress; covers the epochs' part of the whole training
   * @param resumption receives the state after each epoch
   * @throws TrainingDiverged if a loss is not a number
   */
  History run(TrainingWatch watch, ProgressMonitor epochsPart, Resumption resumption) {
    EpochProgress progress = new EpochProgress(epochsPart, settings.epochs(), loop.batches());
    resumption.from().ifPresent(state -> resume(state, watch, progress));
    int first = epochs.size() + 1;
    for (int epoch = first; epoch <= settings.epochs() && !patience.isOut(); epoch++) {
      EpochMetrics metrics = epoch(epoch, watch, progress);
      epochs.add(metrics);
      // Report first: an epoch that is in the checkpoint but was never reported would be lost for
      // good.
      watch.epoch(metrics);
      keepIfBest(metrics.validation().loss());
      resumption.keep(this::state);
      progress.epochDone(metrics);
    }
    network.restore(best);
    return new History(epochs, settings.epochs());
  }

  private void resume(TrainingState state, TrainingWatch watch, EpochProgress progress) {
    for (EpochMetrics metrics : state.epochs()) {
      epochs.add(metrics);
      patience.see(metrics.validation().loss());
      lowest = Math.min(lowest, metrics.validation().loss());
    }
    best = state.best();
    network.restore(state.weights());
    loop.restore(state.optimizer());
    watch.resumed(state.epochs());
    progress.epochDone(epochs.get(epochs.size() - 1));
  }

  private TrainingState state() {
    return new TrainingState(epochs, network.weights(), best, loop.memory());
  }

  Network network() {
    return network;
  }

  private EpochMetrics epoch(int epoch, TrainingWatch watch, EpochProgress progress) {
    Instant start = clock.instant();
    double rate = LearningRate.next(settings, epochs);
    Score learned = loop.run(epoch, rate, watch, done -> progress.batchDone(epoch, done));
    Score judged = validation.score(network, watch);
    if (!learned.finite() || !judged.finite()) {
      throw new TrainingDiverged(epoch, rate);
    }
    Instant end = clock.instant();
    double seconds = Duration.between(start, end).toNanos() / 1e9;
    return new EpochMetrics(epoch, learned, judged, rate, seconds, end);
  }

  private void keepIfBest(double loss) {
    patience.see(loss);
    if (loss < lowest) {
      lowest = loss;
      best = network.weights();
    }
  }
}
