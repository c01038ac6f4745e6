package ktrdr.operations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of work an operation is. The wire value is the name in lower case. */
public enum OperationType {
  AGENT_SESSION,
  AGENT_DESIGN,
  TRAINING,
  BACKTESTING,
  AGENT_ASSESSMENT,
  DATA_LOAD;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OperationType> of(String wire) {
    return Arrays.stream(values()).filter(t -> t.wire().equalsIgnoreCase(wire)).findFirst();
  }

  /** False for a session, whose children do the work. */
  public boolean worksItself() {
    return this != AGENT_SESSION;
  }
}
