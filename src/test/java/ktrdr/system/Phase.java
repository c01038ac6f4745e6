package ktrdr.system;

import java.util.List;
import java.util.Locale;

/** The four phases of a session, in order, and a session in which each takes long by its size. */
public enum Phase {
  DESIGNING("agent_design", "ktrdr.agent.", Triggers.longDesign()),
  TRAINING("training", "ktrdr.training.", Triggers.longTraining()),
  BACKTESTING("backtesting", "ktrdr.backtest.", Triggers.longBacktest()),
  ASSESSING("agent_assessment", "ktrdr.agent.", Triggers.longAssessment());

  /** Operation types of a whole session's children, in order. */
  public static final List<String> CHILDREN =
      List.of("agent_design", "training", "backtesting", "agent_assessment");

  private final String operation;
  private final String engine;
  private final String longTrigger;

  Phase(String operation, String engine, String longTrigger) {
    this.operation = operation;
    this.engine = engine;
    this.longTrigger = longTrigger;
  }

  /** Type of the operation that does its work. */
  public String operation() {
    return operation;
  }

  /** What a session's phase and {@code ended_in} say. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Stack frames begin so while its engine is at work. */
  public String engine() {
    return engine;
  }

  /** Body of a trigger whose session stays in this phase for long. */
  public String longTrigger() {
    return longTrigger;
  }
}
