package ktrdr.training;

import java.util.SplittableRandom;
import ktrdr.strategy.Strategy;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Takes a network through the training rows, minibatch by minibatch, each epoch in a new order. */
final class EpochLoop {
  private static final long MEAN = 1;
  private static final long IGNORE_NONE = -100;

  private final Network network;
  private final Examples train;
  private final Strategy.Optimiser settings;
  private final long seed;
  private final GradientStep step;
  private final Dropout dropout;
  private final Tensor features;
  private final Tensor classes;
  private final TensorOptional classWeights;

  EpochLoop(Network network, Examples train, Strategy.Learning how, long seed) {
    this.network = network;
    this.train = train;
    this.seed = seed;
    settings = how.optimiser();
    step = new GradientStep(network, settings);
    dropout = new Dropout(how.network(), settings.batchSize());
    features = train.featureTensor();
    classes = train.classTensor();
    classWeights =
        settings.classWeights()
            ? new TensorOptional(AbstractTensor.create(train.classWeights()))
            : new TensorOptional();
  }

  /** How many minibatches an epoch has; the last may be smaller. */
  int batches() {
    return (train.rows() + settings.batchSize() - 1) / settings.batchSize();
  }

  /**
   * One epoch. The score is that of the answers given on the way, with dropout and before each
   * step.
   *
   * @param afterBatch told how many minibatches are done
   * @throws TrainingDiverged when a gradient is not finite
   */
  Score run(int epoch, ProgressMonitor monitor, BatchListener afterBatch) {
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, epoch));
    ScoreKeeper keeper = new ScoreKeeper();
    return Libtorch.scoped(
        () -> {
          Shuffled shuffled = shuffled(Order.of(train.rows(), random));
          for (int done = 0; done < batches(); done++) {
            monitor.stopIfCancelled();
            dropout.draw(random);
            if (!minibatch(shuffled, done * settings.batchSize(), keeper)) {
              throw new TrainingDiverged(epoch, settings.learningRate());
            }
            afterBatch.done(done + 1);
          }
          return keeper.score();
        });
  }

  private boolean minibatch(Shuffled shuffled, int first, ScoreKeeper keeper) {
    int size = Math.min(settings.batchSize(), train.rows() - first);
    return Libtorch.scoped(
        () -> {
          Tensor rows = shuffled.rows.narrow(0, first, size);
          Tensor right = shuffled.right.narrow(0, first, size);
          Tensor said = torch.log_softmax(network.logits(rows, dropout), 1);
          keeper.add(said, shuffled.answers, first);
          return step.down(torch.nll_loss(said, right, classWeights, MEAN, IGNORE_NONE));
        });
  }

  private Shuffled shuffled(Order order) {
    Tensor index = order.tensor();
    return new Shuffled(
        features.index_select(0, index), classes.index_select(0, index), order.of(train.classes()));
  }

  /** The rows in the order of one epoch; the answers twice, for libtorch and for the score. */
  private record Shuffled(Tensor rows, Tensor right, long[] answers) {}

  /** Told after each minibatch. */
  @FunctionalInterface
  interface BatchListener {
    void done(int batches);
  }
}
