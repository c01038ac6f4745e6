package ktrdr.sessions.budget;

import java.util.Locale;

/** What a session does when no budget can pay for its next call. */
public enum AtCap {
  /** It waits until a budget has room again. */
  PAUSE,
  /** It ends with the outcome {@code budget_exceeded}. */
  END;

  /** Reads the setting, ignoring case. */
  public static AtCap of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
