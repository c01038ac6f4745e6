package ktrdr.training.network;

import java.util.SplittableRandom;
import ktrdr.work.ProgressMonitor;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;

/** The random order in which an epoch visits the rows. */
record Order(long[] rows) {
  private static final int ROWS_BETWEEN_CHECKS = 65_536;

  /** Draws an order; all are equally likely (Durstenfeld's inside-out shuffle). */
  static Order of(int count, SplittableRandom random, ProgressMonitor monitor) {
    long[] rows = new long[count];
    for (int i = 0; i < count; i++) {
      if (i % ROWS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
      }
      int j = random.nextInt(i + 1);
      rows[i] = rows[j];
      rows[j] = i;
    }
    return new Order(rows);
  }

  /** Returns the values in this order. */
  long[] of(long[] values) {
    long[] ordered = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ordered[i] = values[(int) rows[i]];
    }
    return ordered;
  }

  /** Likewise. */
  float[] of(float[] values) {
    float[] ordered = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ordered[i] = values[(int) rows[i]];
    }
    return ordered;
  }

  Tensor tensor() {
    return AbstractTensor.create(rows, rows.length);
  }
}
