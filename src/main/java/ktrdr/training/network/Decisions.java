package ktrdr.training.network;

import java.util.Arrays;
import ktrdr.strategy.Signals;
import ktrdr.training.labels.Label;
import ktrdr.work.DurableFile;

/** Turns label probabilities into a signal for every bar; hold before the first row. */
public final class Decisions {
  private final byte[] directions;
  private final float[] confidences;
  private final int firstBar;
  private final double threshold;
  private int rows;

  public Decisions(int bars, int firstBar, double threshold) {
    directions = new byte[bars];
    confidences = new float[bars];
    this.firstBar = firstBar;
    this.threshold = threshold;
  }

  /** Number of rows decided so far. */
  int rows() {
    return rows;
  }

  /** Adds the probabilities of the next rows: one number per label for each row. */
  public void take(float[] probabilities) {
    Label[] labels = Label.values();
    for (int at = 0; at < probabilities.length; at += labels.length) {
      int likeliest = ScoreKeeper.likeliest(probabilities, at);
      float confidence = probabilities[at + likeliest];
      confidences[firstBar + rows] = confidence;
      directions[firstBar + rows] = confidence < threshold ? 0 : labels[likeliest].direction();
      rows++;
    }
  }

  /** The decisions so far; later rows never change them. */
  DurableFile.Content state() {
    int after = firstBar + rows;
    return out -> {
      out.write(directions, firstBar, after - firstBar);
      out.write(WeightsFile.bytes(Arrays.copyOfRange(confidences, firstBar, after)));
    };
  }

  /** Restores what {@link #state} wrote for these bars. */
  void restore(byte[] state) {
    rows = state.length / (1 + Float.BYTES);
    System.arraycopy(state, 0, directions, firstBar, rows);
    byte[] floats = Arrays.copyOfRange(state, rows, state.length);
    System.arraycopy(WeightsFile.weights(floats), 0, confidences, firstBar, rows);
  }

  public Signals signals() {
    return new Signals(directions, confidences);
  }
}
