package ktrdr.proof;

/**
 * One transaction, named so that it means the same on any storage.
 *
 * @param which session, worker or sight it is about, counted from the newest, which is 0
 * @param how which server, phase, term or way, as the verb has it
 */
record Call(Verb verb, int which, int how) {
  /** What can be done. */
  enum Verb {
    OPEN,
    BEGIN,
    FINISH,
    FAIL,
    LEAVE,
    REPORT,
    MEASURE,
    CANCEL,
    SETTLE,
    CUT_OFF,
    PAUSE,
    TIME_OUT,
    RESUME,
    RETRY,
    UNPAUSE,
    DISPATCH,
    SEE,
    RECOVER,
    INTERRUPT,
    ORPHAN,
    STOPPED,
    CLAIM,
    SWITCH
  }
}
