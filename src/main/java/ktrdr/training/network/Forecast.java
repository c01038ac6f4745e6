package ktrdr.training.network;

import java.util.Arrays;
import ktrdr.training.Score;
import ktrdr.training.SplitRange;
import ktrdr.training.labels.Label;
import ktrdr.training.labels.LabelSeries;

/**
 * What networks said of rows that they were not trained on, in order of time.
 *
 * @param classes ordinals of the rows' {@link Label}s
 * @param probabilities one for each label of each row
 * @param trainedOn number of training rows with each label, by ordinal
 */
public record Forecast(long[] classes, float[] probabilities, int[] trainedOn) {
  private static final int LABELS = Label.values().length;

  /**
   * Picks the rows whose labels are known.
   *
   * @param judged the bars whose rows count
   * @param answers probabilities for each bar from {@code first} on
   */
  public static Forecast of(
      LabelSeries labels, SplitRange judged, float[] answers, int first, int[] trainedOn) {
    int[] bars = Examples.bars(labels, judged, first);
    float[] probabilities = new float[bars.length * LABELS];
    for (int row = 0; row < bars.length; row++) {
      System.arraycopy(answers, (bars[row] - first) * LABELS, probabilities, row * LABELS, LABELS);
    }
    long[] classes = Arrays.stream(bars).mapToLong(bar -> labels.label(bar).ordinal()).toArray();
    return new Forecast(classes, probabilities, trainedOn);
  }

  public int rows() {
    return classes.length;
  }

  /** Number of rows with each label, by ordinal. */
  public int[] counts() {
    int[] counts = new int[LABELS];
    for (long label : classes) {
      counts[(int) label]++;
    }
    return counts;
  }

  public Score score() {
    ScoreKeeper keeper = new ScoreKeeper();
    keeper.add(probabilities, classes, 0);
    return keeper.score();
  }
}
