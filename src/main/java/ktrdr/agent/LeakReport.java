package ktrdr.agent;

import java.util.List;

/**
 * Whether anything at a bar depends on later bars.
 *
 * @param checked bars that were looked at, 0 when nothing was
 * @param failures a sentence for each difference found
 */
public record LeakReport(int checked, List<String> failures) {

  public LeakReport {
    failures = List.copyOf(failures);
  }

  /** Nothing was looked at. */
  public static LeakReport notChecked() {
    return new LeakReport(0, List.of());
  }
}
