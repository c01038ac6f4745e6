package ktrdr.agent;

import java.util.Map;
import ktrdr.backtest.Metrics;

/**
 * What a gate said.
 *
 * @param passed whether every threshold was reached
 * @param reason stable text: {@code passed}, or what failed first
 * @param bypassed true when the session was told to go on whatever the gate says
 */
public record GateResult(boolean passed, String reason, boolean bypassed) {
  public static final GateResult PASSED = new GateResult(true, "passed", false);

  public static GateResult failed(String reason) {
    return new GateResult(false, reason, false);
  }

  /** The result that these {@linkplain #facts() facts} tell; failed when they tell none. */
  public static GateResult of(Object metrics) {
    if (metrics instanceof Map<?, ?> map && map.get("passed") instanceof Boolean passed) {
      boolean bypassed = Boolean.TRUE.equals(map.get("bypassed"));
      return new GateResult(passed, String.valueOf(map.get("reason")), bypassed);
    }
    return failed("not_checked");
  }

  /** The same result in a session that goes on whatever it says. */
  public GateResult bypass() {
    return new GateResult(passed, reason, true);
  }

  /** By the names of the wire: passed, reason, bypassed. */
  public Map<String, Object> facts() {
    return new Metrics()
        .say("passed", passed)
        .say("reason", reason)
        .say("bypassed", bypassed)
        .asMap();
  }
}
