package ktrdr.batch.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import ktrdr.sessions.explain.FailsAgain;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.work.Refusal;

/** Says in a sentence for people why work failed; the log has the stack trace. */
public final class Failure {
  private Failure() {}

  public static String sentence(Throwable failure) {
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

  // Messages of several lines come from libraries and contain queries and class names.
  private static boolean isSentence(String message) {
    return message != null && message.contains(" ") && !message.contains("\n");
  }

  // The innermost message only: outer messages begin with class names.
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
