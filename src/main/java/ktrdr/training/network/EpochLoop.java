package ktrdr.training.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import ktrdr.strategy.Strategy;
import ktrdr.training.Score;
import ktrdr.training.Seeds;
import ktrdr.training.TrainingDiverged;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Runs a network over the training rows, minibatch by minibatch, in a new order each epoch. Splits
 * a large minibatch into pieces, so that a cancel need not wait for all of it.
 */
public final class EpochLoop {
  private static final int MOST_ROWS = 4_096;
  private static final int PASSES = 3; // one forward, two for the gradients

  private final Network network;
  private final Examples train;
  private final Strategy.Optimiser settings;
  private final long seed;
  private final GradientStep step;
  private final int pieceRows;
  private final Dropout dropout;
  private final Tensor features;
  private final Tensor classes;
  private final float[] weights;
  private final SummedLoss loss;

  public EpochLoop(Network network, Examples train, Strategy.Learning how, long seed) {
    this.network = network;
    this.train = train;
    this.seed = seed;
    settings = how.optimiser();
    step = new GradientStep(network, settings);
    int largest = Math.min(settings.batchSize(), train.rows());
    pieceRows = Chunk.rows(MOST_ROWS, PASSES * network.parameters().numel());
    dropout = new Dropout(how.network(), Math.min(largest, pieceRows));
    features = train.featureTensor();
    classes = train.classTensor();
    weights = settings.classWeights() ? train.classWeights() : new float[] {1, 1, 1};
    loss = new SummedLoss(settings.loss(), weights);
  }

  /** Number of minibatches in an epoch; the last one may be smaller. */
  public int batches() {
    return (train.rows() + settings.batchSize() - 1) / settings.batchSize();
  }

  /**
   * Runs one epoch. The score is that of the predictions made during training, with dropout and
   * before each step.
   *
   * @param rate learning rate of this epoch
   * @param afterBatch receives the number of minibatches done
   * @throws TrainingDiverged if a gradient is not finite
   */
  public Score run(int epoch, double rate, ProgressMonitor monitor, IntConsumer afterBatch) {
    step.rate(rate);
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, epoch));
    ScoreKeeper keeper = new ScoreKeeper();
    return Libtorch.scoped(
        () -> {
          Shuffled rows = shuffled(Order.of(train.rows(), random, monitor), keeper, monitor);
          for (int done = 0; done < batches(); done++) {
            if (!minibatch(rows, done * settings.batchSize(), random, monitor)) {
              throw new TrainingDiverged(epoch, rate);
            }
            afterBatch.accept(done + 1);
          }
          return keeper.score();
        });
  }

  /** Returns a copy of the optimizer's state. */
  public Optimizer.Memory memory() {
    return step.memory();
  }

  /** Continues from this optimizer state. */
  public void restore(Optimizer.Memory memory) {
    step.restore(memory);
  }

  private boolean minibatch(
      Shuffled rows, int first, SplittableRandom random, ProgressMonitor monitor) {
    int after = Math.min(first + settings.batchSize(), train.rows());
    double weight = 0;
    for (int at = first; at < after; at += pieceRows) {
      monitor.stopIfCancelled();
      dropout.draw(random);
      weight += piece(rows, at, Math.min(pieceRows, after - at));
    }
    double all = weight;
    return Libtorch.scoped(() -> step.down(all));
  }

  private double piece(Shuffled rows, int first, int size) {
    return Libtorch.scoped(
        () -> {
          Tensor right = rows.right.narrow(0, first, size);
          Tensor logits = network.logits(rows.features.narrow(0, first, size), dropout);
          Tensor said = torch.log_softmax(logits, 1);
          rows.keeper.add(said, rows.answers, first);
          step.add(loss.of(said, right, rows.counts(first, size)));
          return weight(rows, first, size);
        });
  }

  private double weight(Shuffled rows, int first, int size) {
    double weight = 0;
    for (int row = first; row < first + size; row++) {
      int at = row;
      weight += weights[(int) rows.answers[row]] * rows.counts.map(counts -> counts[at]).orElse(1f);
    }
    return weight;
  }

  private Shuffled shuffled(Order order, ScoreKeeper keeper, ProgressMonitor monitor) {
    Tensor index = order.tensor();
    Tensor shuffled = features.index_select(0, index);
    monitor.stopIfCancelled();
    Tensor right = classes.index_select(0, index);
    return new Shuffled(
        shuffled, right, order.of(train.classes()), train.weights().map(order::of), keeper);
  }

  /** The rows in the order of one epoch; the labels twice, for libtorch and for the score. */
  private record Shuffled(
      Tensor features, Tensor right, long[] answers, Optional<float[]> counts, ScoreKeeper keeper) {

    /** How much some rows count; empty if all count alike. */
    Optional<Tensor> counts(int first, int size) {
      return counts.map(all -> AbstractTensor.create(Arrays.copyOfRange(all, first, first + size)));
    }
  }
}
