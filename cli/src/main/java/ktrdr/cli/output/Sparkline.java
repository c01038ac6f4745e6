package ktrdr.cli.output;

import java.util.List;

/** A line of small bars, the lowest number the smallest bar: {@code ▁▂▂▄▆█}. */
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** The line; a dash if there is no number. */
  public static String of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      return Words.UNKNOWN;
    }
    double least = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder line = new StringBuilder();
    for (double number : numbers) {
      double share = most > least ? (number - least) / (most - least) : 0.5;
      line.append(BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
    }
    return line.toString();
  }
}
