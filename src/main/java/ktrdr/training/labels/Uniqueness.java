package ktrdr.training.labels;

/**
 * How much a label is alone with the bars that it looks at (López de Prado, Advances in Financial
 * Machine Learning, 2018, section 4.4): the mean, over its bars, of one over the number of labels
 * that look at that bar.
 */
public final class Uniqueness {
  private Uniqueness() {}

  /**
   * Weights of some rows, whose mean is 1. Only these rows count as company, so what lies outside
   * of a training has no part in it.
   *
   * @param bars of the rows, ascending; each has a label
   */
  public static float[] of(LabelSeries labels, int[] bars) {
    if (bars.length == 0) {
      return new float[0];
    }
    double[] shares = shares(labels, bars);
    double[] mean = new double[bars.length];
    double sum = 0;
    for (int i = 0; i < bars.length; i++) {
      int after = labels.decidedAt(bars[i]) + 1 - bars[0];
      int first = bars[i] + 1 - bars[0];
      mean[i] = (shares[after] - shares[first]) / (after - first);
      sum += mean[i];
    }
    float[] weights = new float[bars.length];
    for (int i = 0; i < bars.length; i++) {
      weights[i] = (float) (mean[i] * bars.length / sum);
    }
    return weights;
  }

  /** For each bar, the sum over the bars before it of one over the number of labels. */
  private static double[] shares(LabelSeries labels, int[] bars) {
    int last = 0;
    for (int bar : bars) {
      last = Math.max(last, labels.decidedAt(bar));
    }
    int[] changes = new int[last + 2 - bars[0]];
    for (int bar : bars) {
      changes[bar + 1 - bars[0]]++;
      changes[labels.decidedAt(bar) + 1 - bars[0]]--;
    }
    double[] shares = new double[changes.length + 1];
    int labelsHere = 0;
    for (int i = 0; i < changes.length; i++) {
      labelsHere += changes[i];
      shares[i + 1] = shares[i] + (labelsHere == 0 ? 0 : 1.0 / labelsHere);
    }
    return shares;
  }
}
