package ktrdr.training.labels;

import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.work.ProgressMonitor;

/**
 * The labels of a series, each with the bar at whose close it was known. Later bars never change a
 * label that is decided.
 */
public interface LabelSeries {
  /** Decides a bar that has no label. */
  int UNDECIDED = Integer.MAX_VALUE;

  /** A label that is worth trading moves the price by this many round trips. */
  double ROUND_TRIPS = 2;

  /** Labels every bar of a series as the strategy asks for. */
  static LabelSeries of(Strategy strategy, BarSeries bars, ProgressMonitor monitor) {
    Labels labels = strategy.learning().labels();
    double floor = ROUND_TRIPS * strategy.trading().account().roundTripCost();
    if (labels instanceof Labels.ForwardReturn forward) {
      return new ForwardReturnLabels(bars, forward, floor);
    }
    if (labels instanceof Labels.TripleBarrier barriers) {
      return TripleBarrierLabels.of(bars, barriers, floor, monitor);
    }
    return ZigzagLabels.of(bars, (Labels.Zigzag) labels, monitor);
  }

  /** Number of bars, with or without a label. */
  int size();

  /** The label of a decided bar; null otherwise. */
  Label label(int bar);

  /** The bar at whose close the label was known; {@link #UNDECIDED} if there is no label. */
  int decidedAt(int bar);

  /**
   * How many bars the label of a bar looks ahead: at most, or, where nothing limits it, as many as
   * the labels that were decided by then did in the mean. It is 1 or more.
   */
  int horizon(int bar);

  /** Whether rows count by the {@link Uniqueness} of their labels. */
  default boolean weighted() {
    return false;
  }

  /** A clause that says what to change in the document if nearly all labels are identical. */
  String advice();

  /** What people must know who read a result that was trained on these labels. */
  default Optional<String> warning() {
    return Optional.empty();
  }

  /** Whether the bar has a label. */
  default boolean decided(int bar) {
    return decidedAt(bar) != UNDECIDED;
  }

  /**
   * How long the price needs for a move that was made larger: time grows with the square of the
   * distance.
   *
   * @param factor by which the move grew; a horizon never shrinks
   */
  static int grown(int horizon, double factor) {
    return factor > 1
        ? (int) Math.min(Integer.MAX_VALUE, Math.round(horizon * factor * factor))
        : horizon;
  }
}
