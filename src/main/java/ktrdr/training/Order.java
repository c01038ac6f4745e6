package ktrdr.training;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;

/** A random order in which an epoch takes the rows. */
record Order(long[] rows) {

  /** Any order, each as likely (Durstenfeld's inside-out shuffle). */
  static Order of(int count, SplittableRandom random) {
    long[] rows = new long[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      rows[i] = rows[j];
      rows[j] = i;
    }
    return new Order(rows);
  }

  /** The values in this order. */
  long[] of(long[] values) {
    long[] ordered = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ordered[i] = values[(int) rows[i]];
    }
    return ordered;
  }

  Tensor tensor() {
    return AbstractTensor.create(rows, rows.length);
  }
}
