package ktrdr.proof;

/**
 * What somebody may want, or what may happen, at any time, each once for each time it is listed.
 */
enum Wish {
  CANCEL,
  CANCEL_CHILD,
  PAUSE,
  TIME_OUT,
  RESUME,
  RETRY,
  RETRY_FROM_START,
  /** A server is silent: dead, or only slow. */
  SILENCE,
  /** A server that was silent is heard again. */
  SIGN_OF_LIFE,
  /** Somebody stops the job in Admin Center. */
  STOP_JOB,
  /** Liberty starts the job, and its answer is lost. */
  LOST_ANSWER,
  /** Liberty can't start the job. */
  NO_START,
  /** The work of a step throws. */
  FAILURE,
  /** The job ends, and Liberty can't write how. */
  LOST_END,
  /** The assessment asks a model, which may answer or not. */
  MODEL
}
