package ktrdr.operations;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The kind of work of an operation. */
public enum OperationType {
  AGENT_SESSION,
  AGENT_DESIGN,
  TRAINING,
  BACKTESTING,
  AGENT_ASSESSMENT,
  DATA_LOAD,
  SWEEP;

  /** The wire value: the name in lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type with this wire value, in any case; empty when there is none. */
  public static Optional<OperationType> of(String wire) {
    return Arrays.stream(values()).filter(t -> t.wire().equalsIgnoreCase(wire)).findFirst();
  }

  /** The operation of this type with the highest attempt in a tree; empty when there is none. */
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
