package ktrdr.agent.assess;

import java.util.Map;
import ktrdr.agent.Evidence;

/**
 * The numbers that a verdict rests on.
 *
 * @param statistics by the names of the wire; null where there is no number
 */
record Findings(Evidence evidence, Map<String, Object> statistics) {

  /** A number by name, NaN when there is none. */
  double number(String name) {
    return statistics.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  boolean backtested() {
    return evidence.equity().isPresent();
  }

  int trades() {
    return statistics.get("trade_count") instanceof Number number ? number.intValue() : 0;
  }
}
