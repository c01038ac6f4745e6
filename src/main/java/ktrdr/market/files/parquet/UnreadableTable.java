package ktrdr.market.files.parquet;

/** A Parquet file is damaged, or has what is not read here. */
public final class UnreadableTable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableTable(String message) {
    super(message);
  }

  private UnreadableTable(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the library threw on bytes that it does not understand. */
  static UnreadableTable of(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof UnreadableTable told) {
        return told;
      }
    }
    return new UnreadableTable("it is damaged or cut short", cause);
  }
}
