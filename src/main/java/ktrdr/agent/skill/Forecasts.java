package ktrdr.agent.skill;

import java.util.Arrays;
import java.util.List;
import ktrdr.training.labels.Label;

/**
 * What a network forecasts for rows whose labels are known, in time order, none of which it was
 * trained on. With several folds there is one such object for each.
 */
public final class Forecasts {
  private static final int CLASSES = Label.values().length;

  /** Keeps a probability of 0 from costing infinitely much. */
  private static final double LEAST = 1e-9;

  private final byte[] labels;
  private final double[] probabilities;
  private final int[] trainedOn;

  /**
   * Takes ownership of the arrays; does not copy them.
   *
   * @param labels ordinals of the rows' {@link Label}s
   * @param probabilities for each row one for each label, by its ordinal; they sum to 1
   * @param trainedOn how many rows of the training had each label, by its ordinal
   */
  public Forecasts(byte[] labels, double[] probabilities, int[] trainedOn) {
    if (probabilities.length != CLASSES * labels.length || trainedOn.length != CLASSES) {
      throw new IllegalArgumentException(
          labels.length
              + " labels, "
              + probabilities.length
              + " probabilities, "
              + trainedOn.length
              + " counts");
    }
    this.labels = labels;
    this.probabilities = probabilities;
    this.trainedOn = trainedOn;
  }

  /** Number of rows. */
  int size() {
    return labels.length;
  }

  /** The ordinal of a row's label. */
  int label(int row) {
    return labels[row];
  }

  /** The ordinal of a row's most probable label; the first one if several are. */
  int guess(int row) {
    int best = 0;
    for (int k = 1; k < CLASSES; k++) {
      best = probabilities[CLASSES * row + k] > probabilities[CLASSES * row + best] ? k : best;
    }
    return best;
  }

  /**
   * For each row with one of these labels, by how many nats the log loss is lower than that of a
   * constant forecast. Only the ratio of the probabilities of these labels counts.
   *
   * <p>The constant is the training's share of each label or the mean of the forecasts, whichever
   * has the lower loss. With the first alone, a network that always says the same would have skill
   * whenever the share of BUY drifts its way.
   */
  double[] gains(List<Label> among) {
    int[] asked = among.stream().mapToInt(Label::ordinal).toArray();
    int[] rows = rows(asked);
    double[] gains = new double[rows.length];
    double[] trained = trained(asked);
    double[] mean = mean(asked, rows);
    double trainedSum = 0;
    double meanSum = 0;
    for (int i = 0; i < rows.length; i++) {
      int label = labels[rows[i]];
      gains[i] = StrictMath.log(probability(rows[i], label, asked));
      trainedSum += StrictMath.log(trained[label]);
      meanSum += StrictMath.log(mean[label]);
    }
    double[] constant = trainedSum > meanSum ? trained : mean;
    for (int i = 0; i < rows.length; i++) {
      gains[i] -= StrictMath.log(constant[labels[rows[i]]]);
    }
    return gains;
  }

  private int[] rows(int[] asked) {
    boolean[] wanted = new boolean[CLASSES];
    for (int label : asked) {
      wanted[label] = true;
    }
    int[] rows = new int[labels.length];
    int n = 0;
    for (int row = 0; row < labels.length; row++) {
      if (wanted[labels[row]]) {
        rows[n++] = row;
      }
    }
    return Arrays.copyOf(rows, n);
  }

  /** The probability of a label if it is one of those asked for. */
  private double probability(int row, int label, int[] asked) {
    double sum = 0;
    for (int k : asked) {
      sum += probabilities[CLASSES * row + k] + LEAST;
    }
    return (probabilities[CLASSES * row + label] + LEAST) / sum;
  }

  private double[] mean(int[] asked, int[] rows) {
    double[] mean = new double[CLASSES];
    for (int row : rows) {
      for (int label : asked) {
        mean[label] += probability(row, label, asked) / rows.length;
      }
    }
    return mean;
  }

  /** The share of each label among those asked for; one row more of each, so that none is 0. */
  private double[] trained(int[] asked) {
    double sum = 0;
    for (int label : asked) {
      sum += trainedOn[label] + 1;
    }
    double[] share = new double[CLASSES];
    for (int label : asked) {
      share[label] = (trainedOn[label] + 1) / sum;
    }
    return share;
  }
}
