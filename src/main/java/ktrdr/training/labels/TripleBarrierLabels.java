package ktrdr.training.labels;

import java.util.Arrays;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Volatility;
import ktrdr.strategy.indicators.AverageTrueRange;
import ktrdr.strategy.indicators.EwmVolatility;
import ktrdr.work.ProgressMonitor;

/**
 * Labels by three barriers around the open of the next bar, at which an order would fill: BUY if
 * the price touches the upper one first, SELL if it touches the lower one first, HOLD if it touches
 * neither within the horizon, or both in one bar, of which nobody knows the order.
 *
 * <p>The barriers are multiples of the volatility at the close of the labelled bar. One that is
 * nearer than the floor is moved to the floor; then the horizon grows by the square of floor /
 * nearest barrier. The bar that touches a barrier decides, or the last one of the horizon. Bars
 * without a volatility have no label.
 */
final class TripleBarrierLabels implements LabelSeries {
  private static final int BARS_BETWEEN_CHECKS = 4_096;

  private final BarSeries bars;
  private final Labels.TripleBarrier settings;
  private final double floor;
  private final FirstTouch touches;
  private final Label[] labels;
  private final int[] decidedAt;
  private final int[] horizons;

  private TripleBarrierLabels(BarSeries bars, Labels.TripleBarrier settings, double floor) {
    this.bars = bars;
    this.settings = settings;
    this.floor = floor;
    touches = new FirstTouch(bars);
    labels = new Label[bars.size()];
    decidedAt = new int[bars.size()];
    horizons = new int[bars.size()];
    Arrays.fill(decidedAt, UNDECIDED);
    Arrays.fill(horizons, settings.horizon());
  }

  /** Labels every bar; no barrier is nearer than {@code floor}, a fraction of the price. */
  static TripleBarrierLabels of(
      BarSeries bars, Labels.TripleBarrier settings, double floor, ProgressMonitor monitor) {
    TripleBarrierLabels labels = new TripleBarrierLabels(bars, settings, floor);
    double[] ranges = ranges(bars, settings.volatility());
    for (int bar = settings.volatility().warmUp(); bar < bars.size() - 1; bar++) {
      if (bar % BARS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
      }
      labels.decide(bar, ranges[bar]);
    }
    return labels;
  }

  private static double[] ranges(BarSeries bars, Volatility volatility) {
    return volatility instanceof Volatility.Ewm ewm
        ? EwmVolatility.of(bars, ewm.span())
        : AverageTrueRange.of(bars, volatility.warmUp());
  }

  private void decide(int bar, double range) {
    double entry = bars.open(bar + 1);
    double least = floor * entry;
    double profit = settings.profit() * range;
    double stop = settings.stop() * range;
    double up = entry + Math.max(profit, least);
    double down = entry - Math.max(stop, least);
    horizons[bar] = LabelSeries.grown(settings.horizon(), least / Math.min(profit, stop));
    long after = bar + 1L + horizons[bar];
    int known = (int) Math.min(after, bars.size());
    int touched = touches.first(bar + 1, known, up, down);
    if (touched < known) {
      set(bar, side(touched, up, down), touched);
    } else if (after <= bars.size()) {
      set(bar, Label.HOLD, known - 1);
    }
  }

  private Label side(int touched, double up, double down) {
    boolean above = bars.high(touched) >= up;
    boolean below = bars.low(touched) <= down;
    return above && below ? Label.HOLD : above ? Label.BUY : Label.SELL;
  }

  private void set(int bar, Label label, int decided) {
    labels[bar] = label;
    decidedAt[bar] = decided;
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
    return horizons[bar];
  }

  @Override
  public boolean weighted() {
    return settings.weighted();
  }

  @Override
  public String advice() {
    return "multiples other than %s and %s or a max_holding_period other than %d are needed"
        .formatted(settings.profit(), settings.stop(), settings.horizon());
  }
}
