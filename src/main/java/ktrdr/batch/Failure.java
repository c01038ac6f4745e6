package ktrdr.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import ktrdr.sessions.explain.FailsAgain;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.work.Refusal;

/** The cause of a failure as a sentence for people; the stack trace is in the log. */
final class Failure {
  private Failure() {}

  static String sentence(Throwable failure) {
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return "A file could not be read or written: " + reason(failure);
    }
    if (failure instanceof OutOfMemoryError) {
      return NotEnoughMemory.ranOut(0).getMessage();
    }
    String message = failure.getMessage();
    if (failure instanceof Refusal refusal) {
      return FailsAgain.sentence(refusal);
    }
    if (isSentence(message)) {
      return message;
    }
    return "Unexpected failure ("
        + failure.getClass().getSimpleName()
        + "); the log has the details";
  }

  // What libraries say in several lines has queries and class names in it.
  private static boolean isSentence(String message) {
    return message != null && message.contains(" ") && !message.contains("\n");
  }

  // Only the innermost message: the outer ones begin with class names.
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
