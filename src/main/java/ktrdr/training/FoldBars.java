package ktrdr.training;

import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;

/**
 * Where the parts of folds begin and end, counted in bars.
 *
 * @param firstRow the first bar that has features
 * @param horizon how many bars the label of a bar looks ahead
 */
record FoldBars(WalkForward walk, int firstRow, IntUnaryOperator horizon) {
  static final double TAUGHT = 0.85; // the other 15 % choose the epoch
  // Fewer rows neither teach nor judge anything.
  private static final int ROWS = 10;
  // Keeps a share from losing a bar to rounding.
  private static final double ROUNDING = 1e-9;
  private static final int MOST_BARS = 1 << 30;

  /**
   * Where the parts of one fold begin.
   *
   * @param first of the training
   * @param stop boundary between the rows that teach and those that choose the epoch
   * @param firstStop first bar behind the embargo after that boundary
   * @param test boundary between training and test
   * @param firstJudged first bar behind the embargo after that boundary
   * @param after end of the test
   */
  record Bounds(int first, int stop, int firstStop, int test, int firstJudged, int after) {}

  static int share(int bars, double share) {
    return (int) Math.floor(bars * share + ROUNDING);
  }

  int count() {
    return walk.folds();
  }

  /** The share of all bars that the networks of each fold learn. */
  static DoubleStream taught(WalkForward walk) {
    return IntStream.range(0, walk.folds())
        .mapToDouble(fold -> walk.start() + (1 - walk.start()) * fold / walk.folds())
        .map(before -> TAUGHT * (walk.scheme() == Scheme.ROLLING ? walk.start() : before));
  }

  Bounds bounds(int bars, int fold) {
    int window = share(bars, walk.start());
    int test = begin(bars, window, fold);
    int anchor = walk.scheme() == Scheme.ROLLING ? firstRow + test - window : firstRow;
    int stop = anchor + share(Math.max(0, test - anchor), TAUGHT);
    return new Bounds(
        anchor,
        stop,
        behindEmbargo(stop, bars),
        test,
        behindEmbargo(test, bars),
        begin(bars, window, fold + 1));
  }

  private int begin(int bars, int window, int fold) {
    return window + (int) ((long) (bars - window) * fold / count());
  }

  private int behindEmbargo(int boundary, int bars) {
    return (int) Math.min(MOST_BARS, (long) boundary + ahead(boundary, bars));
  }

  /** How far the label of the last bar before a boundary looks. */
  private int ahead(int boundary, int bars) {
    return horizon.applyAsInt(Math.max(0, Math.min(boundary, bars) - 1));
  }

  /** Whether every part of every fold has rows enough, even if each label is decided at last. */
  boolean suffices(int bars) {
    return suffices(bars, this::rows);
  }

  private interface Enough {
    boolean rows(int first, int after);
  }

  private boolean suffices(int bars, Enough enough) {
    for (int fold = 0; bars > 0 && fold < count(); fold++) {
      Bounds at = bounds(bars, fold);
      if (!enough.rows(at.first, at.stop)
          || !enough.rows(at.firstStop, at.test)
          || !enough.rows(at.firstJudged, at.after)) {
        return false;
      }
    }
    return bars > 0;
  }

  /** Any bar may look farther ahead than the last one, so each is asked, until there are enough. */
  private boolean rows(int first, int after) {
    int rows = 0;
    for (int bar = first; bar < after && rows < ROWS; bar++) {
      rows += (long) bar + horizon.applyAsInt(bar) < after ? 1 : 0;
    }
    return rows == ROWS;
  }

  /**
   * How many bars suffice where these do not, as far as these tell: bars to come may look farther
   * ahead.
   */
  int needed(int bars) {
    int longest = longest(bars);
    FoldBars steady = new FoldBars(walk, firstRow, bar -> longest);
    // Computed, not counted: there may be a billion bars to ask.
    Enough enough = (first, after) -> (long) after - first - longest >= ROWS;
    int few = bars;
    int many = bars + 1;
    while (many < MOST_BARS && !steady.suffices(many, enough)) {
      few = many;
      many = Math.min(MOST_BARS, 2 * many);
    }
    while (many - few > 1) {
      int middle = few + (many - few) / 2;
      if (steady.suffices(middle, enough)) {
        many = middle;
      } else {
        few = middle;
      }
    }
    return many;
  }

  /** The longest look ahead over a boundary. */
  private int longest(int bars) {
    int longest = 1;
    for (int fold = 0; bars > 0 && fold < count(); fold++) {
      Bounds at = bounds(bars, fold);
      for (int boundary : new int[] {at.stop, at.test, at.after}) {
        longest = Math.max(longest, ahead(boundary, bars));
      }
    }
    return longest;
  }
}
