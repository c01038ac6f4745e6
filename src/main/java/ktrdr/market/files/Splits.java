package ktrdr.market.files;

import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;

/**
 * Jumps between bars that look like splits: the ratio is nearly a usual one, and far beyond what
 * these prices do otherwise.
 */
final class Splits {
  private static final double[] USUAL = {1.5, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 50, 100};
  private static final double NEAR = 0.04;
  private static final double BEYOND = 10;
  private static final int MOST = 5;

  private Splits() {}

  /** A sentence for each, oldest first, at most five and how many more there are. */
  static List<String> in(BarSeries bars) {
    double usual = usual(bars);
    List<String> said = new ArrayList<>();
    int more = 0;
    for (int i = 1; i < bars.size(); i++) {
      double ratio = bars.close(i - 1) / bars.open(i);
      double split = split(Math.max(ratio, 1 / ratio));
      if (split > 0 && StrictMath.abs(StrictMath.log(ratio)) > BEYOND * usual) {
        more += said.size() == MOST ? 1 : 0;
        said.addAll(said.size() < MOST ? List.of(sentence(bars, i, ratio > 1, split)) : List.of());
      }
    }
    if (more > 0) {
      said.add(more + " more jumps look like splits");
    }
    return said;
  }

  /** Mean size of a jump from close to open and of a move from open to close, in log returns. */
  private static double usual(BarSeries bars) {
    double sum = 0;
    for (int i = 1; i < bars.size(); i++) {
      sum += Math.min(1, StrictMath.abs(StrictMath.log(bars.close(i) / bars.close(i - 1))));
    }
    return sum / Math.max(1, bars.size() - 1);
  }

  private static double split(double ratio) {
    for (double usual : USUAL) {
      if (Math.abs(ratio / usual - 1) < NEAR) {
        return usual;
      }
    }
    return 0;
  }

  private static String sentence(BarSeries bars, int i, boolean down, double split) {
    String times = split == Math.rint(split) ? String.valueOf((long) split) : String.valueOf(split);
    return "The bar of "
        + bars.start(i)
        + " opens at "
        + bars.open(i)
        + " after a close of "
        + bars.close(i - 1)
        + ": this looks like a split of "
        + (down ? times + " for 1" : "1 for " + times)
        + "; prices should be adjusted for it";
  }
}
