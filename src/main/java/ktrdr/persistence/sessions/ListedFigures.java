package ktrdr.persistence.sessions;

import java.util.Map;

/**
 * The figures by which sessions are listed; columns of their own, because no index finds them in
 * JSON. Each is null until assessed, or if it is not finite.
 */
public record ListedFigures(String verdict, Double sharpe, Double totalReturn, Integer trades) {

  /** Reads the stored JSON object of an assessment. */
  public static ListedFigures of(Map<String, Object> assessment) {
    Map<?, ?> statistics = assessment.get("statistics") instanceof Map<?, ?> map ? map : Map.of();
    Double trades = number(statistics.get("trade_count"));
    return new ListedFigures(
        assessment.get("verdict") instanceof String word && word.length() <= 20 ? word : null,
        number(statistics.get("sharpe")),
        number(statistics.get("total_return")),
        trades == null ? null : trades.intValue());
  }

  private static Double number(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? number.doubleValue()
        : null;
  }
}
