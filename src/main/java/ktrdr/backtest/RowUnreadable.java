package ktrdr.backtest;

/** A file of rows has a line that is none: it was cut off, or somebody changed it. */
public final class RowUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * The message says where: the rest of a sentence that begins with the file's name.
   *
   * @param line of the file, from 1 on
   */
  RowUnreadable(long line, RuntimeException cause) {
    super("can't be read: line " + line + " is cut off or was changed", cause);
  }
}
