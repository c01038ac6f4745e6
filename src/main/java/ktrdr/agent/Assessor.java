package ktrdr.agent;

import ktrdr.work.ProgressMonitor;

/**
 * Explains what a finished experiment is worth. The verdict is always computed, whoever explains
 * it.
 */
public interface Assessor {

  /**
   * Assesses a finished experiment.
   *
   * @param resamples of the bootstrap, 1 or more; it takes nearly all of the time
   * @throws ktrdr.work.WorkCancelled when the monitor says so
   */
  AssessmentResult assess(Evidence evidence, int resamples, ProgressMonitor monitor);
}
