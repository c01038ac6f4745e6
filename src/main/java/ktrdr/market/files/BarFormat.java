package ktrdr.market.files;

/** A format of files of bars that are written. */
public enum BarFormat {
  /** {@code start,open,high,low,close,volume} with a header, times in UTC. */
  CSV,
  /** The same columns in Apache Parquet; {@code start} is a timestamp in UTC. */
  PARQUET
}
