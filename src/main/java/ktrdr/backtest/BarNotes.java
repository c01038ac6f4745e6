package ktrdr.backtest;

import java.util.Locale;
import java.util.Optional;
import ktrdr.market.BarSeries;

/** Sentences about what the bars of a backtest can't show. */
public final class BarNotes {
  /** Fewer bars than this share open at the close before by chance. */
  private static final double MANY = 0.1;

  private BarNotes() {}

  /**
   * Says how many bars open exactly at the close before, up to the end of the test: orders fill at
   * opens, and such an open is often no price that anybody could have had. Empty if there are few.
   */
  public static Optional<String> copiedOpens(TestPeriod period) {
    int all = copied(period.bars(), 0, period.after());
    if (all < MANY * period.after()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%,d of %,d bars, %,d of them in the test, open exactly at the close before: what an"
                + " order at the open would have paid there, these prices can't show.",
            all,
            period.after(),
            copied(period.bars(), period.first(), period.after())));
  }

  private static int copied(BarSeries bars, int first, int after) {
    int count = 0;
    for (int bar = Math.max(1, first); bar < after; bar++) {
      if (bars.open(bar) == bars.close(bar - 1)) {
        count++;
      }
    }
    return count;
  }
}
