package ktrdr.agent.leaks;

import java.util.ArrayList;
import java.util.List;
import ktrdr.agent.results.LeakReport;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * All leak checks. None of them judges a strategy: a pipeline in which they find nothing may still
 * earn nothing.
 *
 * @param samples number of bars for the truncation check, drawn from those that have features
 * @param seed draws them
 */
public record LeakChecks(int samples, long seed) {
  /**
   * Runs every check.
   *
   * @throws ktrdr.work.WorkCancelled if the monitor was cancelled
   */
  public LeakReport run(Pipeline pipeline, ProgressMonitor monitor) {
    List<LeakCheck> checks = checks();
    List<String> failures = new ArrayList<>();
    List<LeakReport.Check> results = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      monitor.stopIfCancelled();
      LeakCheck check = checks.get(i);
      ProgressMonitor part = monitor.part((double) i / checks.size(), (i + 1.0) / checks.size());
      List<String> found = check.failures(pipeline, part);
      failures.addAll(found);
      results.add(result(check, found));
      part.report(Progress.of(1, 1, "leak check " + check.name()));
    }
    return new LeakReport(samples, failures, results);
  }

  private List<LeakCheck> checks() {
    return List.of(
        new TruncationCheck(samples, seed),
        new ScalerCheck(),
        new LabelHorizonCheck(),
        new SplitCheck(),
        new ReloadCheck(),
        new FillCheck());
  }

  private static LeakReport.Check result(LeakCheck check, List<String> found) {
    if (found.isEmpty()) {
      return new LeakReport.Check(check.name(), true, check.clean());
    }
    int more = found.size() - 1;
    String rest = more == 0 ? "" : " It found " + more + " more.";
    return new LeakReport.Check(check.name(), false, found.get(0) + rest);
  }
}
