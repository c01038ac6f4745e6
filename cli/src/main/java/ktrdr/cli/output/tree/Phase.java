package ktrdr.cli.output.tree;

/** The four phases of a session in order, with the type of the operation that runs each. */
public enum Phase {
  DESIGN("design", "agent_design"),
  TRAINING("training", "training"),
  BACKTEST("backtest", "backtesting"),
  ASSESSMENT("assessment", "agent_assessment");

  private final String label;
  private final String type;

  Phase(String label, String type) {
    this.label = label;
    this.type = type;
  }

  public String label() {
    return label;
  }

  public String type() {
    return type;
  }

  /** The name of an operation of this type in a tree. */
  static String label(String type) {
    for (Phase phase : values()) {
      if (phase.type.equals(type)) {
        return phase.label;
      }
    }
    return type;
  }
}
