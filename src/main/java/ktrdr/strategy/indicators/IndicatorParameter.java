package ktrdr.strategy.indicators;

import java.util.List;

/**
 * A parameter of an indicator type.
 *
 * @param name as in the catalogue: {@code fast}
 * @param synonyms what documents may write instead: {@code fast_period}
 * @param min least value, inclusive
 * @param max greatest value, inclusive
 * @param defaultValue used if a document does not give it
 * @param whole whether only whole numbers are allowed
 */
public record IndicatorParameter(
    String name,
    List<String> synonyms,
    double min,
    double max,
    double defaultValue,
    boolean whole) {
  private static final int MOST_BARS = 500;

  /** A number of bars, at most 500. */
  static IndicatorParameter bars(String name, int min, int defaultValue, String... synonyms) {
    return new IndicatorParameter(name, List.of(synonyms), min, MOST_BARS, defaultValue, true);
  }

  /** A factor from 0.1 to 10. */
  static IndicatorParameter factor(String name, double defaultValue, String... synonyms) {
    return new IndicatorParameter(name, List.of(synonyms), 0.1, 10, defaultValue, false);
  }
}
