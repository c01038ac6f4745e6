package ktrdr.market;

import java.util.Arrays;

/** A growing list of consecutive bars, kept as columns of primitives: 48 bytes per bar. */
public final class BarColumns {
  private static final int COLUMNS = 5;
  private static final int FIRST_SIZE = 1_024;

  private long[] end = new long[FIRST_SIZE];
  private final double[][] columns = new double[COLUMNS][FIRST_SIZE];
  private int size;

  /** Adds the next bar. */
  public void add(Bar bar) {
    if (size == end.length) {
      resize(size + size / 2);
    }
    end[size] = bar.end().toEpochMilli();
    columns[0][size] = bar.open();
    columns[1][size] = bar.high();
    columns[2][size] = bar.low();
    columns[3][size] = bar.close();
    columns[4][size] = bar.volume();
    size++;
  }

  /** Number of bars. */
  public int size() {
    return size;
  }

  /** End of the last bar, in milliseconds since 1970. */
  public long lastEnd() {
    return end[size - 1];
  }

  /** Turns the order of the bars round. */
  public void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      long time = end[i];
      end[i] = end[j];
      end[j] = time;
      for (double[] column : columns) {
        double value = column[i];
        column[i] = column[j];
        column[j] = value;
      }
    }
  }

  /**
   * Returns a series of all bars; nothing can be added afterwards.
   *
   * @throws IllegalArgumentException if the bars are not in strictly ascending time order
   */
  public BarSeries series(Symbol symbol, Timeframe timeframe) {
    resize(size);
    for (int i = 1; i < size; i++) {
      if (end[i] <= end[i - 1]) {
        throw new IllegalArgumentException("bar " + i + " does not end later than the one before");
      }
    }
    return BarSeries.of(symbol, timeframe, end, columns);
  }

  private void resize(int length) {
    end = Arrays.copyOf(end, length);
    for (int i = 0; i < COLUMNS; i++) {
      columns[i] = Arrays.copyOf(columns[i], length);
    }
  }
}
