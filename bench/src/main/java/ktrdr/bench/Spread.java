package ktrdr.bench;

import java.util.List;
import java.util.Locale;

/** The middle of some measurements, the least and the greatest. */
record Spread(double median, double least, double greatest) {

  /** Of at least one; of an even number the middle two are averaged. */
  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** {@code 12.3 (11.0–15.8)}. */
  @Override
  public String toString() {
    return number(median) + " (" + number(least) + "–" + number(greatest) + ")";
  }

  /** With three digits that say something. */
  static String number(double value) {
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
