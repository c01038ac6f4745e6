package ktrdr.agent.results;

import java.util.List;

/**
 * Whether anything known at a bar depends on later bars (look-ahead).
 *
 * @param checked number of bars that were checked by truncation; 0 when nothing was checked
 * @param failures one sentence per leak found
 * @param checks what each check found; none in results of earlier versions
 */
public record LeakReport(int checked, List<String> failures, List<Check> checks) {

  /**
   * The result of one check.
   *
   * @param name what it catches: {@code truncation}, {@code label_horizon}
   * @param sentence what it found, or what holds because it found nothing
   */
  public record Check(String name, boolean passed, String sentence) {}

  public LeakReport {
    failures = List.copyOf(failures);
    checks = List.copyOf(checks);
  }

  /** A report that does not say what each check found. */
  public LeakReport(int checked, List<String> failures) {
    this(checked, failures, List.of());
  }

  /** The report of a check that did not run. */
  public static LeakReport notChecked() {
    return new LeakReport(0, List.of());
  }
}
