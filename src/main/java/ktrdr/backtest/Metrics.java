package ktrdr.backtest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Facts by name, in the order in which they were said. A number that is not finite is null. */
public final class Metrics {
  private final Map<String, Object> said = new LinkedHashMap<>();

  public Metrics say(String name, Object value) {
    boolean notFinite = value instanceof Double number && !Double.isFinite(number);
    said.put(name, notFinite ? null : value);
    return this;
  }

  /** Says all of these. */
  public Metrics all(Map<String, Object> metrics) {
    said.putAll(metrics);
    return this;
  }

  /** What was said; may hold nulls; not to be changed. */
  public Map<String, Object> asMap() {
    return Collections.unmodifiableMap(said);
  }
}
