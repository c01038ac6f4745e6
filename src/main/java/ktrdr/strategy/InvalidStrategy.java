package ktrdr.strategy;

import java.util.List;
import ktrdr.work.Refusal;

/** A strategy document that can't be accepted; {@link #faults()} says everything that is wrong. */
public final class InvalidStrategy extends Refusal {
  private static final long serialVersionUID = 1L;

  public InvalidStrategy(List<Fault> faults) {
    super(Kind.INVALID, "invalid_strategy", sentence(faults), faults);
  }

  private static String sentence(List<Fault> faults) {
    Fault first = faults.get(0);
    String place = first.pointer().isEmpty() ? "" : first.pointer() + ": ";
    String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
    return "The strategy is not valid: " + place + first.detail() + more;
  }
}
