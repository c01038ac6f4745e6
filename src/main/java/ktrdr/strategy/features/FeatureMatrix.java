package ktrdr.strategy.features;

import java.util.Arrays;
import java.util.List;

/**
 * The features of a series: a row for each bar from {@link #firstBar} on, a column for each feature
 * in document order. Row r belongs to bar {@code firstBar + r} and uses only that bar and earlier
 * ones.
 */
public final class FeatureMatrix {
  private final List<String> names;
  private final int firstBar;
  private final float[] values;

  /**
   * Creates a matrix.
   *
   * @param values row after row, {@code rows × names.size()} numbers, all finite
   */
  public FeatureMatrix(List<String> names, int firstBar, float[] values) {
    this.names = List.copyOf(names);
    this.firstBar = firstBar;
    this.values = values;
  }

  public List<String> names() {
    return names;
  }

  public int columns() {
    return names.size();
  }

  public int rows() {
    return values.length / names.size();
  }

  /** Index of the bar that row 0 belongs to; the warm-up before it has no rows. */
  public int firstBar() {
    return firstBar;
  }

  public float value(int row, int column) {
    return values[row * names.size() + column];
  }

  /** Copies rows {@code first} (inclusive) to {@code after} (exclusive), row after row. */
  public float[] rows(int first, int after) {
    return Arrays.copyOfRange(values, first * names.size(), after * names.size());
  }
}
