package ktrdr.agent;

import ktrdr.agent.results.AssessmentResult;
import ktrdr.work.ProgressMonitor;

/**
 * Assesses the result of a session. The verdict is always computed from the numbers, even when a
 * language model explains it.
 */
public interface Assessor {

  /**
   * Assesses the evidence of a session.
   *
   * @param resamples number of bootstrap resamples, 1 or more; they take nearly all of the time
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled
   */
  AssessmentResult assess(Evidence evidence, int resamples, ProgressMonitor monitor);
}
