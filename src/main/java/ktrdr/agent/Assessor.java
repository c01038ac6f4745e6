package ktrdr.agent;

import ktrdr.work.ProgressMonitor;

/** Says what a finished experiment is worth. The verdict is always computed by the same rules. */
public interface Assessor {

  /**
   * Looks at the evidence.
   *
   * @throws ktrdr.work.WorkCancelled when the monitor says so
   */
  Assessment assess(Evidence evidence, ProgressMonitor monitor);
}
