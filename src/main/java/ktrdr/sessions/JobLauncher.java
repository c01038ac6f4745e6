package ktrdr.sessions;

import java.util.Optional;
import ktrdr.operations.Operation;

/** Starts and stops batch jobs. Never called inside a transaction. */
public interface JobLauncher {

  /** What became of a job execution. */
  enum State {
    /** It works, or is about to. */
    RUNNING,
    /** Somebody stopped it. */
    STOPPED,
    /** It came to its end, or failed. */
    ENDED
  }

  /**
   * Starts the job that works on a root.
   *
   * @return id of the job execution
   */
  long start(Operation root);

  /** Asks a job execution to stop; harmless when it has ended. Returns at once. */
  void stop(long execution);

  /** What became of a job execution of this server; empty when there is no such. */
  Optional<State> state(long execution);

  /** Uses the batch store, which then puts right what the server before left in it. */
  void touch();
}
