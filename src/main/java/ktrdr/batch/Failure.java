package ktrdr.batch;

import ktrdr.work.Refusal;

/** The cause of a failure as a sentence for people; the stack trace is in the log. */
final class Failure {
  private Failure() {}

  static String sentence(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof Refusal || (message != null && message.contains(" "))) {
      return message;
    }
    return "Unexpected failure ("
        + failure.getClass().getSimpleName()
        + "); the log has the details";
  }
}
