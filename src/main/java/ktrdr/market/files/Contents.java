package ktrdr.market.files;

/** What the columns of a table hold, as its first rows show. */
interface Contents {
  /** Whether a column holds times, or dates. */
  boolean areTimes(int column);

  /** Whether a column holds dates without a time of day. */
  boolean areDatesOnly(int column);

  /** Whether a column holds times of day. */
  boolean areTimesOfDay(int column);
}
