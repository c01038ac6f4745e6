package ktrdr.backtest.files;

/** A line of a CSV file can't be parsed: the file was cut off or changed. */
public final class RowUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * The message continues a sentence that begins with the name of the file.
   *
   * @param line number of the line in the file; the first is 1
   */
  RowUnreadable(long line, RuntimeException cause) {
    super("can't be read: line " + line + " is cut off or was changed", cause);
  }
}
