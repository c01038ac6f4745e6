package ktrdr.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** A text plot of two lines over time: the gain since the first point, in per cent. */
public final class Plot {
  private static final int HEIGHT = 9;
  private static final int LABEL_WIDTH = 8;
  private static final char FIRST = '█';
  private static final char SECOND = '·';

  private final double[] first;
  private final double[] second;

  /**
   * @param first values over time, all positive; the first one is 0 %
   * @param second other values at these times; may be empty
   */
  public Plot(double[] first, double[] second) {
    this.first = gains(first);
    this.second = gains(second);
  }

  /**
   * The plot, {@code width} columns wide with its labels; empty if there are fewer than two points.
   */
  public List<String> lines(int width) {
    int columns = Math.min(first.length, width - LABEL_WIDTH - 1);
    if (first.length < 2 || columns < 2) {
      return List.of();
    }
    double low = Math.min(min(first), min(second));
    double high = Math.max(max(first), max(second));
    char[][] grid = new char[HEIGHT][columns];
    Arrays.stream(grid).forEach(row -> Arrays.fill(row, ' '));
    draw(grid, second, SECOND, low, high);
    draw(grid, first, FIRST, low, high);
    return labelled(grid, low, high);
  }

  private static List<String> labelled(char[][] grid, double low, double high) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < HEIGHT; row++) {
      double value = high - (high - low) * row / (HEIGHT - 1);
      String label = row % 2 == 0 ? Words.change(OptionalDouble.of(value)) : "";
      lines.add(
          (" ".repeat(Math.max(0, LABEL_WIDTH - label.length()))
                  + label
                  + "┤"
                  + new String(grid[row]))
              .stripTrailing());
    }
    return lines;
  }

  private static void draw(char[][] grid, double[] values, char letter, double low, double high) {
    int columns = grid[0].length;
    for (int column = 0; column < columns && values.length > 0; column++) {
      int at = (int) ((long) column * (values.length - 1) / (columns - 1));
      double height = high > low ? (values[at] - low) / (high - low) : 0.5;
      grid[(int) Math.round((1 - height) * (HEIGHT - 1))][column] = letter;
    }
  }

  private static double[] gains(double[] values) {
    return Arrays.stream(values).map(value -> value / values[0] - 1).toArray();
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(Double.POSITIVE_INFINITY);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
  }
}
