package ktrdr.sessions;

import java.util.Locale;

/** What a gate that fails does to its session; unless the session bypasses gates. */
public enum GateMode {
  /** The later phases run, and the outcome names the gate. */
  RECORD,
  /** The session ends, completed; nothing is trained after a training gate that fails. */
  SKIP,
  /** The session ends likewise, but failed. */
  STRICT;

  /** Reads the setting, ignoring case. */
  public static GateMode of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Whether a gate that fails ends its session. */
  public boolean ends() {
    return this != RECORD;
  }
}
