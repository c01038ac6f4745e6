package ktrdr.training.labels;

import java.util.Arrays;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;
import ktrdr.work.ProgressMonitor;

/**
 * Labels by the zigzag of the closes, each with the bar that decided it.
 *
 * <p>The zigzag joins pivots, low to high to low. In a rising segment the highest close so far (the
 * earliest, if several are equal) becomes a pivot at the first close that is at or below it × (1 −
 * threshold); that bar confirms the segment's end. Falling segments are the mirror image: a close
 * at or above the lowest × (1 + threshold). Before the first pivot, both directions are tracked.
 *
 * <p>A bar belongs to the segment that starts at it or spans it; a pivot starts the next segment.
 *
 * <ul>
 *   <li>BUY: in a rising segment whose final pivot is at or above this close × (1 + threshold);
 *   <li>SELL: in a falling segment whose final pivot is at or below this close × (1 − threshold);
 *   <li>HOLD: less than the threshold is left of the move, or the bar is before the first pivot.
 * </ul>
 *
 * <p>The deciding bar is the one that confirms the segment's end. With a lookahead of L bars, a bar
 * t that is not decided by t + L is HOLD, decided at t + L. All other bars in the last, unconfirmed
 * segment have no label.
 */
final class ZigzagLabels implements LabelSeries {
  private static final int BARS_BETWEEN_CHECKS = 65_536;

  private static final String WARNING =
      "Zigzag labels make a network look better than it is: on a random walk, too, RSI alone"
          + " predicts them, and trading that earns nothing.";

  private final Labels.Zigzag settings;
  private final double[] closes;
  private final double up;
  private final double down;
  private final Label[] labels;
  private final int[] decidedAt;

  private ZigzagLabels(double[] closes, Labels.Zigzag settings) {
    this.settings = settings;
    this.closes = closes;
    this.up = 1 + settings.threshold();
    this.down = 1 - settings.threshold();
    this.labels = new Label[closes.length];
    this.decidedAt = new int[closes.length];
    Arrays.fill(decidedAt, UNDECIDED);
  }

  /** Labels every bar of a series. */
  static ZigzagLabels of(BarSeries bars, Labels.Zigzag settings, ProgressMonitor monitor) {
    ZigzagLabels labels = new ZigzagLabels(bars.closes(), settings);
    labels.walk(monitor);
    settings.lookahead().ifPresent(labels::limit);
    return labels;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public Label label(int bar) {
    return labels[bar];
  }

  @Override
  public int decidedAt(int bar) {
    return decidedAt[bar];
  }

  @Override
  public int horizon(int bar) {
    return settings.lookahead().orElseGet(() -> meanHorizon(bar));
  }

  private int meanHorizon(int last) {
    long sum = 0;
    int count = 0;
    for (int t = 0; t < last; t++) {
      if (decidedAt[t] <= last) {
        sum += decidedAt[t] - t;
        count++;
      }
    }
    return count == 0 ? 1 : (int) Math.max(1, sum / count);
  }

  @Override
  public String advice() {
    return "a zigzag_threshold other than " + settings.threshold() + " is needed";
  }

  @Override
  public Optional<String> warning() {
    return Optional.of(WARNING);
  }

  private void walk(ProgressMonitor monitor) {
    int pivot = 0;
    int low = 0;
    int high = 0;
    Label segment = Label.HOLD;
    for (int t = 1; t < closes.length; t++) {
      if (t % BARS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
      }
      low = closes[t] < closes[low] ? t : low;
      high = closes[t] > closes[high] ? t : high;
      if (segment != Label.SELL && closes[t] <= closes[high] * down) {
        decide(pivot, high, t, segment);
        pivot = high;
        segment = Label.SELL;
        low = t;
      } else if (segment != Label.BUY && closes[t] >= closes[low] * up) {
        decide(pivot, low, t, segment);
        pivot = low;
        segment = Label.BUY;
        high = t;
      }
    }
  }

  private void decide(int first, int end, int confirmedAt, Label segment) {
    for (int t = first; t < end; t++) {
      labels[t] = remains(closes[t], closes[end], segment) ? segment : Label.HOLD;
      decidedAt[t] = confirmedAt;
    }
  }

  private boolean remains(double close, double end, Label segment) {
    return switch (segment) {
      case BUY -> end >= close * up;
      case SELL -> end <= close * down;
      case HOLD -> false;
    };
  }

  private void limit(int lookahead) {
    for (int t = 0; t < closes.length - lookahead; t++) {
      if (decidedAt[t] - t > lookahead) {
        labels[t] = Label.HOLD;
        decidedAt[t] = t + lookahead;
      }
    }
  }
}
