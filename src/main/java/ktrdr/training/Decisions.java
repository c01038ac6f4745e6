package ktrdr.training;

import ktrdr.strategy.Signals;

/** Turns probabilities of labels into a signal for every bar; hold before the first row. */
final class Decisions {
  private final byte[] directions;
  private final float[] confidences;
  private final int firstBar;
  private final double threshold;

  Decisions(int bars, int firstBar, double threshold) {
    directions = new byte[bars];
    confidences = new float[bars];
    this.firstBar = firstBar;
    this.threshold = threshold;
  }

  /**
   * Takes the probabilities of rows {@code first} to {@code after}, label by label for each row.
   */
  void take(int first, int after, float[] probabilities) {
    Label[] labels = Label.values();
    for (int row = first; row < after; row++) {
      int at = (row - first) * labels.length;
      int likeliest = ScoreKeeper.likeliest(probabilities, at);
      float confidence = probabilities[at + likeliest];
      confidences[firstBar + row] = confidence;
      directions[firstBar + row] = confidence < threshold ? 0 : labels[likeliest].direction();
    }
  }

  Signals signals() {
    return new Signals(directions, confidences);
  }
}
