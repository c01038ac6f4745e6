package ktrdr.training;

import java.util.SplittableRandom;
import ktrdr.strategy.Strategy;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Takes a network through the training rows, minibatch by minibatch, in an order of its own. */
final class EpochLoop {
  private static final long MEAN = 1;
  private static final long IGNORE_NONE = -100;

  private final Network network;
  private final GradientStep step;
  private final Strategy.Optimiser settings;
  private final long seed;
  private final int rows;
  private final Tensor features;
  private final Tensor classes;
  private final Tensor said;
  private final TensorOptional classWeights;
  private final Generator random = torch.make_generator_cpu();
  private final GeneratorOptional dropout = new GeneratorOptional(random);

  EpochLoop(Network network, Examples train, Strategy.Optimiser settings, long seed) {
    this.network = network;
    this.step = new GradientStep(network, settings);
    this.settings = settings;
    this.seed = seed;
    rows = train.rows();
    features = train.featureTensor();
    classes = train.classTensor();
    said = torch.zeros(train.rows(), Label.values().length);
    classWeights =
        settings.classWeights()
            ? new TensorOptional(AbstractTensor.create(inverseFrequency(train.counts())))
            : new TensorOptional();
  }

  /** How many minibatches an epoch has; the last may be smaller. */
  int batches() {
    return (rows + settings.batchSize() - 1) / settings.batchSize();
  }

  /** Weights of mean 1 over the rows: rows / (classes × rows of the class); 0 if it has none. */
  static float[] inverseFrequency(int[] counts) {
    int rows = 0;
    int present = 0;
    for (int count : counts) {
      rows += count;
      present += count > 0 ? 1 : 0;
    }
    float[] weights = new float[counts.length];
    for (int i = 0; i < counts.length; i++) {
      weights[i] = counts[i] == 0 ? 0 : (float) ((double) rows / ((double) present * counts[i]));
    }
    return weights;
  }

  /**
   * One epoch. The score is that of the answers given on the way, with dropout and before each
   * step.
   *
   * @param afterBatch told how many minibatches are done
   * @throws TrainingDiverged when a gradient is not finite
   */
  Score run(int epoch, ProgressMonitor monitor, BatchListener afterBatch) {
    long epochSeed = Seeds.mix(seed, epoch);
    random.set_current_seed(epochSeed);
    return Libtorch.scoped(
        () -> {
          Tensor order = AbstractTensor.create(shuffled(epochSeed), rows);
          Tensor x = features.index_select(0, order);
          Tensor y = classes.index_select(0, order);
          int size = settings.batchSize();
          for (int done = 0; done < batches(); done++) {
            monitor.stopIfCancelled();
            if (!minibatch(x, y, done * size, Math.min(size, rows - done * size))) {
              throw new TrainingDiverged(epoch, settings.learningRate());
            }
            afterBatch.done(done + 1);
          }
          return Evaluation.score(said, y);
        });
  }

  private boolean minibatch(Tensor features, Tensor classes, int first, int size) {
    return Libtorch.scoped(
        () -> {
          Tensor answers = classes.narrow(0, first, size);
          Tensor logits = network.logits(features.narrow(0, first, size), dropout);
          Tensor logs = torch.log_softmax(logits, 1);
          said.narrow(0, first, size).copy_(logs.detach());
          return step.down(torch.nll_loss(logs, answers, classWeights, MEAN, IGNORE_NONE));
        });
  }

  private long[] shuffled(long epochSeed) {
    SplittableRandom dice = new SplittableRandom(epochSeed);
    long[] order = new long[rows];
    for (int i = 0; i < rows; i++) {
      int j = dice.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Told after each minibatch. */
  @FunctionalInterface
  interface BatchListener {
    void done(int batches);
  }
}
