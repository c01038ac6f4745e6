package ktrdr.agent;

import java.util.Locale;

/** What the numbers say about a strategy. */
public enum Verdict {
  PROMISING,
  NEUTRAL,
  POOR;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
