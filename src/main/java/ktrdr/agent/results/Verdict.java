package ktrdr.agent.results;

import java.util.Locale;

/** The computed judgement of a strategy. */
public enum Verdict {
  PROMISING,
  NEUTRAL,
  POOR;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
