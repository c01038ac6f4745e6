package ktrdr.strategy.indicators;

import java.util.List;

/**
 * A whole-number parameter of an indicator type.
 *
 * @param name as in the catalogue: {@code fast}
 * @param synonyms what documents may write instead: {@code fast_period}
 * @param min least value, inclusive
 * @param max greatest value, inclusive
 * @param defaultValue used if a document does not give it
 */
public record IndicatorParameter(
    String name, List<String> synonyms, int min, int max, int defaultValue) {

  static IndicatorParameter bars(String name, int min, int defaultValue, String... synonyms) {
    return new IndicatorParameter(name, List.of(synonyms), min, 500, defaultValue);
  }
}
