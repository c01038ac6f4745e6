package ktrdr.work;

/**
 * Work throws this at a safe point after it was asked to stop. Not an error: has no stack trace.
 */
public final class WorkCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkCancelled() {
    super("cancelled", null, false, false);
  }
}
