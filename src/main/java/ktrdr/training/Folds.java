package ktrdr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.strategy.TooFewBars;

/**
 * The folds of a walk forward: the bars behind the design window in parts of equal size, each
 * tested after a training on bars before it.
 */
public final class Folds {
  /** How a design is scored inside its window: three folds over its last 40 %. */
  static final WalkForward DESIGN = new WalkForward(0.6, 3, Scheme.ANCHORED);

  private Folds() {}

  /** Number of bars at the beginning of a series that a designer may see. */
  public static int designWindow(WalkForward walk, int bars) {
    return FoldBars.share(bars, walk.start());
  }

  /** The share of all bars that the networks of each fold learn, to tell what they cost. */
  public static DoubleStream taught(WalkForward walk) {
    return FoldBars.taught(walk);
  }

  /** As {@link #taught}, for the folds on which a design is scored: shares of its window. */
  public static DoubleStream taughtInDesign() {
    return FoldBars.taught(DESIGN);
  }

  /** The share of all bars that the networks of the last training learn. */
  public static double taughtLast(WalkForward walk) {
    return FoldBars.TAUGHT * (walk.scheme() == Scheme.ROLLING ? walk.start() : 1);
  }

  /**
   * Returns the folds over the bars behind the design window. Together, their tests are these bars.
   *
   * @param firstRow the first bar that has features
   * @param horizon how many bars the label of a bar looks ahead; 1 or more
   * @throws TooFewBars if a part could have fewer than ten rows
   */
  public static List<Fold> of(
      BarSeries bars, int firstRow, IntUnaryOperator horizon, WalkForward walk) {
    String what = "A walk forward in " + walk.folds() + " folds";
    return folds(what, bars, new FoldBars(walk, firstRow, horizon));
  }

  /**
   * Returns the folds on which a design is scored.
   *
   * @param window the bars of the design window only
   * @throws TooFewBars if a part could have fewer than ten rows
   */
  public static List<Fold> ofDesign(BarSeries window, int firstRow, IntUnaryOperator horizon) {
    return folds("A design window", window, new FoldBars(DESIGN, firstRow, horizon));
  }

  /**
   * Returns the two parts of the last training, which reaches to the end of the bars: the bars
   * whose rows the networks learn, and those whose rows choose their epochs.
   */
  public static List<SplitRange> last(
      BarSeries bars, int firstRow, IntUnaryOperator horizon, WalkForward walk) {
    FoldBars plan = new FoldBars(walk, firstRow, horizon);
    FoldBars.Bounds at = plan.bounds(bars.size(), plan.count());
    return List.of(
        SplitRange.of("training", bars, at.first(), at.stop()),
        SplitRange.of("early-stopping", bars, at.firstStop(), bars.size()));
  }

  private static List<Fold> folds(String what, BarSeries bars, FoldBars plan) {
    int size = bars.size();
    if (!plan.suffices(size)) {
      int needed = plan.needed(size);
      TooFewBars.require(what, bars.symbol().name(), bars.timeframe(), needed, size);
    }
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < plan.count(); fold++) {
      FoldBars.Bounds at = plan.bounds(size, fold);
      folds.add(
          new Fold(
              SplitRange.of("training", bars, at.first(), at.stop()),
              SplitRange.of("early-stopping", bars, at.firstStop(), at.test()),
              SplitRange.of("test", bars, at.test(), at.after()),
              SplitRange.of("test", bars, at.firstJudged(), at.after())));
    }
    return folds;
  }
}
