package ktrdr.agent.trials;

import java.util.List;
import java.util.Locale;

/**
 * What a trial was for. Only trials of one kind are counted together, but for those of trainings:
 * they are looks at tested bars, too.
 */
public enum TrialKind {
  /** A candidate of a design, scored in the design window. */
  DESIGN,
  /** A trained strategy, backtested. */
  TEST,
  /** A training, which scored its networks on the bars that a backtest of them tests. */
  TRAINING,
  /** A fixed rule that needs no training, backtested. */
  POLICY;

  /** The kinds that count where trials of this kind are counted, this one first. */
  public List<TrialKind> counted() {
    return this == TEST ? List.of(TEST, TRAINING) : List.of(this);
  }

  /** The name in the database. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #wire()}. */
  public static TrialKind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
