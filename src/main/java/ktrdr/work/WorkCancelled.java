package ktrdr.work;

/** Thrown by work at a safe point after it was asked to stop. Not an error: carries no stack. */
public final class WorkCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkCancelled() {
    super("cancelled", null, false, false);
  }
}
