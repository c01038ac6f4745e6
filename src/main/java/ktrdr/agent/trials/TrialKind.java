package ktrdr.agent.trials;

import java.util.Locale;

/** What a trial was for. Only trials of one kind are counted together. */
public enum TrialKind {
  /** A candidate of a design, scored in the design window. */
  DESIGN,
  /** A trained strategy, backtested. */
  TEST,
  /** A fixed rule that needs no training, backtested. */
  POLICY;

  /** The name in the database. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #wire()}. */
  public static TrialKind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
