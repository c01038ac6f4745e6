package ktrdr.training.network;

import ktrdr.training.Score;
import ktrdr.training.labels.Label;
import org.bytedeco.pytorch.Tensor;

/** Adds up loss and accuracy over rows. */
final class ScoreKeeper {
  private static final int LABELS = Label.values().length;

  private double loss;
  private long right;
  private int rows;

  /**
   * Adds some rows.
   *
   * @param said log probabilities, rows × labels, contiguous
   * @param answers ordinals of the right labels; those of these rows begin at {@code first}
   */
  void add(Tensor said, long[] answers, int first) {
    float[] logs = new float[Math.toIntExact(said.numel())];
    said.data_ptr_float().get(logs);
    for (int row = 0; row < logs.length / LABELS; row++) {
      int answer = (int) answers[first + row];
      loss -= logs[row * LABELS + answer];
      right += likeliest(logs, row * LABELS) == answer ? 1 : 0;
    }
    rows += logs.length / LABELS;
  }

  /**
   * Adds some rows.
   *
   * @param said probabilities, rows × labels
   * @param answers as of {@link #add(Tensor, long[], int)}
   */
  void add(float[] said, long[] answers, int first) {
    for (int row = 0; row < said.length / LABELS; row++) {
      int answer = (int) answers[first + row];
      loss -= StrictMath.log(said[row * LABELS + answer]);
      right += likeliest(said, row * LABELS) == answer ? 1 : 0;
    }
    rows += said.length / LABELS;
  }

  Score score() {
    return new Score(loss / rows, (double) right / rows);
  }

  /**
   * Ordinal of the label with the highest number, the first if several are equal; the numbers begin
   * at {@code at}.
   */
  static int likeliest(float[] numbers, int at) {
    int likeliest = 0;
    for (int label = 1; label < LABELS; label++) {
      likeliest = numbers[at + label] > numbers[at + likeliest] ? label : likeliest;
    }
    return likeliest;
  }
}
