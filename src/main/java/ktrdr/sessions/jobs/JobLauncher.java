package ktrdr.sessions.jobs;

import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;

/** Starts and stops batch jobs. Never called inside a transaction. */
public interface JobLauncher {

  /** The state of a job execution. */
  enum State {
    /** Waiting for a thread. */
    STARTING,
    RUNNING,
    STOPPED,
    /** Ran to its end. */
    ENDED,
    /** A step threw, or the batch store itself could not be written. */
    FAILED,
    /** Ended in an unknown way, because its end could not be recorded. */
    LOST
  }

  /**
   * Starts the job for a root.
   *
   * @return id of the job execution
   */
  long start(Operation root);

  /** Asks a job execution to stop; harmless if it has ended. Returns at once. */
  void stop(long execution);

  /** Uses the batch store, so that Liberty repairs what the previous server left in it. */
  void touch();

  /** State of a job execution that this server started; empty if it is unknown. */
  Optional<State> state(long execution);

  /**
   * Returns the last lines of a job execution's log, oldest first; empty if this server has none,
   * as for an execution of another server.
   *
   * @param execution one that ktrdr started; an unknown id is an internal error in Liberty
   * @param lines most lines to return
   */
  List<String> log(long execution, int lines);
}
