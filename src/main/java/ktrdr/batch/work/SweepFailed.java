package ktrdr.batch.work;

/** No run of a sweep completed, so there is nothing to rank. */
final class SweepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SweepFailed(int runs) {
    super(
        runs == 1
            ? "its only run did not complete: see its session"
            : "none of its " + runs + " runs completed: see their sessions");
  }
}
