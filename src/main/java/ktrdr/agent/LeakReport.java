package ktrdr.agent;

import java.util.List;

/**
 * Whether anything known at a bar depends on later bars (look-ahead).
 *
 * @param checked number of bars checked; 0 when the check did not run
 * @param failures one sentence per leak found
 */
public record LeakReport(int checked, List<String> failures) {

  public LeakReport {
    failures = List.copyOf(failures);
  }

  /** The report of a check that did not run. */
  public static LeakReport notChecked() {
    return new LeakReport(0, List.of());
  }
}
