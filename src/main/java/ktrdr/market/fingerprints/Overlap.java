package ktrdr.market.fingerprints;

/**
 * How two series of bars agree in the period that both cover. Bars whose close rested are left out:
 * at night most instruments rest together, which says nothing.
 *
 * @param own bars of the one series in the common period, or of its sample
 * @param others bars of the other series there, or of its sample
 * @param equal bars with equal fingerprints
 */
public record Overlap(int own, int others, int equal) {
  private static final double LEAST_SHARE = 0.5;

  /** With fewer equal bars, chance can't be excluded. */
  private static final int FEWEST_EQUAL = 3;

  /** Compares two ascending arrays of fingerprints in one pass. */
  static Overlap of(long[] own, long[] others, Fingerprints.Period period) {
    int equal = 0;
    int at = 0;
    for (long print : own) {
      while (at < others.length && others[at] < print) {
        at++;
      }
      if (at < others.length && others[at] == print && Fingerprints.moved(print)) {
        equal++;
      }
    }
    return new Overlap(count(own, period), count(others, period), equal);
  }

  private static int count(long[] prints, Fingerprints.Period period) {
    int count = 0;
    for (long print : prints) {
      count += period.contains(print) && Fingerprints.moved(print) ? 1 : 0;
    }
    return count;
  }

  /**
   * The share of equal bars, 0 to 1: of the series that has fewer of them in the common period, as
   * one may have holes. NaN without a common period.
   */
  public double share() {
    return (double) equal / Math.min(own, others);
  }

  /**
   * Whether both are bars of one instrument: half of the bars are equal, and three at least. A bar
   * that was edited changes two fingerprints, its own and the next one's.
   */
  public boolean isOneInstrument() {
    return equal >= FEWEST_EQUAL && share() >= LEAST_SHARE;
  }
}
