package ktrdr.agent.model;

import java.util.List;
import ktrdr.work.Refusal.Fault;

/** A reply does not have the shape that was asked for. */
public final class GarbageReply extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  GarbageReply(List<Fault> faults) {
    super(faults.get(0).detail());
    this.faults = List.copyOf(faults);
  }

  /** All that is wrong, with JSON pointers into the reply. */
  public List<Fault> faults() {
    return faults;
  }
}
