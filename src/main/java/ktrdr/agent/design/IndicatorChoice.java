package ktrdr.agent.design;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An indicator with its parameters and the number of fuzzy sets over its values.
 *
 * @param period how far it looks back, in bars
 * @param output one of the indicator's outputs; empty when it has only one
 * @param levels number of fuzzy sets, 3 or 5
 */
record IndicatorChoice(
    IndicatorKind kind, int period, Map<String, Integer> parameters, String output, int levels) {

  /** The id in a strategy document: {@code macd_12_26_9}. */
  String id() {
    return kind.name().toLowerCase(Locale.ROOT) + "_" + numbers("_");
  }

  /** The name for people: {@code MACD(12, 26, 9) histogram}. */
  String title() {
    String name = kind == IndicatorKind.DISTANCE ? "distance from SMA" : kind.name();
    return name + "(" + numbers(", ") + ")" + (output.isEmpty() ? "" : " " + output);
  }

  /** Type and parameters: {@code macd(12, 26, 9)}. */
  String line() {
    return kind.type() + "(" + numbers(", ") + ")";
  }

  private String numbers(String between) {
    return parameters.values().stream().map(String::valueOf).collect(Collectors.joining(between));
  }
}
