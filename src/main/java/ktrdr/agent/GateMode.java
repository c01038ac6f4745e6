package ktrdr.agent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a failed gate does to the rest of a session. */
public enum GateMode {
  /** All phases run; the failure is recorded and forbids a promising verdict. */
  RECORD,
  /** After a failed training gate there is no backtest; the assessment follows. */
  SKIP,
  /** The session ends at the failed gate. */
  STRICT;

  /** The mode that is written so, in any case; empty when there is none. */
  public static Optional<GateMode> of(String name) {
    return Arrays.stream(values()).filter(mode -> mode.name().equalsIgnoreCase(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
