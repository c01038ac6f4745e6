package ktrdr.cli.output.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A histogram of a few numbers in one line, with a mark below it where one of them lies. */
final class Histogram {
  private static final int BINS = 24;
  private static final String BARS = " ▁▂▃▄▅▆▇█";

  private final double low;
  private final double span;

  private Histogram(double low, double high) {
    this.low = low;
    this.span = high - low;
  }

  /**
   * The bars of numbers from the lowest to the highest, and below them the mark.
   *
   * @param marked a number to compare with the others
   * @return two lines; none without a number on either side
   */
  static List<String> of(List<Double> numbers, OptionalDouble marked) {
    if (numbers.isEmpty() || marked.isEmpty()) {
      return List.of();
    }
    double mark = marked.getAsDouble();
    double low = Math.min(mark, numbers.stream().mapToDouble(n -> n).min().orElse(mark));
    double high = Math.max(mark, numbers.stream().mapToDouble(n -> n).max().orElse(mark));
    return new Histogram(low, high).lines(numbers, mark);
  }

  private List<String> lines(List<Double> numbers, double mark) {
    int[] counts = new int[BINS];
    numbers.forEach(number -> counts[bin(number)]++);
    int most = IntStream.of(counts).max().orElse(0);
    String left = two(low) + " ";
    String bars =
        IntStream.of(counts)
            .mapToObj(count -> String.valueOf(BARS.charAt(height(count, most))))
            .collect(Collectors.joining());
    return List.of(
        left + "│" + bars + "│ " + two(low + span),
        " ".repeat(left.length() + 1 + bin(mark)) + "▲ the real bars, " + two(mark));
  }

  private int bin(double number) {
    return span == 0 ? 0 : (int) Math.min(BINS - 1, (number - low) / span * BINS);
  }

  // A single number is seen, however many another bin has.
  private static int height(int count, int most) {
    return (int) Math.ceil((BARS.length() - 1.0) * count / most);
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
