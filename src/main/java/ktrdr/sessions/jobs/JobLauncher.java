package ktrdr.sessions.jobs;

import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;

/** Starts and stops batch jobs. Never called inside a transaction. */
public interface JobLauncher {

  /** What became of a job execution. */
  enum State {
    /** It waits for a thread. */
    STARTING,
    /** It works. */
    RUNNING,
    /** It was stopped. */
    STOPPED,
    /** It came to its end. */
    ENDED,
    /** It broke: a step threw, or the batch store itself could not be written. */
    FAILED,
    /** It has ended, and nobody knows how: that could not be written. */
    LOST
  }

  /**
   * Starts the job that works on a root.
   *
   * @return id of the job execution
   */
  long start(Operation root);

  /** Asks a job execution to stop; harmless when it has ended. Returns at once. */
  void stop(long execution);

  /** Uses the batch store, which then puts right what the server before left in it. */
  void touch();

  /** How a job execution stands that this server started; empty when it is unknown. */
  Optional<State> state(long execution);

  /**
   * The end of the log of a job execution, oldest line first; empty when this server has none, as
   * of an execution of another server.
   *
   * @param execution one that we started: unknown ones are an internal error of Liberty
   * @param lines at most so many
   */
  List<String> log(long execution, int lines);
}
