package ktrdr.training.labels;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;

/**
 * Labels by the return from the open of the next bar to the close at the horizon: BUY at or above
 * the bullish threshold, SELL at or below the bearish one, HOLD between them. The bar at the
 * horizon decides.
 *
 * <p>A threshold that is nearer to 0 than the floor is moved to the floor, and the horizon grows by
 * the square of floor / nearest threshold.
 */
final class ForwardReturnLabels implements LabelSeries {
  private final BarSeries bars;
  private final Labels.ForwardReturn settings;
  private final double up;
  private final double down;
  private final int horizon;

  /** Creates labels whose moves are at least {@code floor}, a fraction of the price. */
  ForwardReturnLabels(BarSeries bars, Labels.ForwardReturn settings, double floor) {
    this.bars = bars;
    this.settings = settings;
    up = Math.max(settings.bullish(), floor);
    down = Math.min(settings.bearish(), -floor);
    double nearest = Math.min(settings.bullish(), -settings.bearish());
    horizon = LabelSeries.grown(settings.horizon(), floor / nearest);
  }

  @Override
  public int size() {
    return bars.size();
  }

  @Override
  public Label label(int bar) {
    if (!decided(bar)) {
      return null;
    }
    double made = bars.close(bar + horizon) / bars.open(bar + 1) - 1;
    return made >= up ? Label.BUY : made <= down ? Label.SELL : Label.HOLD;
  }

  @Override
  public int decidedAt(int bar) {
    return horizon < bars.size() - bar ? bar + horizon : UNDECIDED;
  }

  @Override
  public int horizon(int bar) {
    return horizon;
  }

  @Override
  public String advice() {
    return "thresholds other than %s and %s or a horizon other than %d are needed"
        .formatted(settings.bullish(), settings.bearish(), settings.horizon());
  }
}
