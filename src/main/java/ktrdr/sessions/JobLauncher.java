package ktrdr.sessions;

/** Starts and stops the batch job of a session. Never called inside a transaction. */
public interface JobLauncher {

  /**
   * Starts the job of a session.
   *
   * @return id of the job execution
   */
  long start(long session);

  /** Asks a job execution to stop; harmless when it has ended. Returns at once. */
  void stop(long execution);
}
