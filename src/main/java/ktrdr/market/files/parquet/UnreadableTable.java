package ktrdr.market.files.parquet;

/** A Parquet file is damaged, or has what is not read here. */
public final class UnreadableTable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableTable(String message) {
    super(message);
  }

  UnreadableTable(String message, Throwable cause) {
    super(message, cause);
  }
}
