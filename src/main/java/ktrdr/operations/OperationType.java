package ktrdr.operations;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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

  /** The newest attempt at this work in a tree; empty when there was none. */
  public Optional<Operation> newestIn(Collection<Operation> tree) {
    return tree.stream()
        .filter(o -> o.type() == this)
        .max(Comparator.comparingInt(o -> o.lineage().attempt()));
  }

  /** False for a session, whose children do the work. */
  public boolean worksItself() {
    return this != AGENT_SESSION;
  }
}
