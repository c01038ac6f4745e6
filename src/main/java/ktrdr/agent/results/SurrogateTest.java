package ktrdr.agent.results;

import ktrdr.work.ProgressMonitor;

/**
 * Trains and tests the strategy of a session again on surrogates of its bars. It takes much longer
 * than the rest of an assessment, so it runs last, and only if its result decides something.
 */
public interface SurrogateTest {
  /** Fraction of an assessment that its statistics take when this test follows them. */
  double STATISTICS_DONE = 0.15;

  /** Whether the test was asked for, so that it runs even if it decides nothing. */
  boolean forced();

  /**
   * Runs the test, or continues what an earlier run left.
   *
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled
   * @throws java.io.UncheckedIOException if what an earlier run left can't be used
   */
  SurrogateResult run(ProgressMonitor monitor);
}
