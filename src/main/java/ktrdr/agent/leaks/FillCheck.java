package ktrdr.agent.leaks;

import java.util.ArrayList;
import java.util.List;
import ktrdr.backtest.Fill;
import ktrdr.backtest.Trade;
import ktrdr.market.BarSeries;
import ktrdr.work.ProgressMonitor;

/**
 * Catches fills that nobody could have had: an order is decided by a signal at the close of a bar
 * and filled at the open of the next one, at a price that slippage makes worse. Positions that no
 * signal ends are closed at the close of the last bar, or when nothing is left of the account.
 */
record FillCheck() implements LeakCheck {
  private static final double DECIMALS = 1e8;
  private static final double HALF = 0.5 / DECIMALS;
  private static final double RELATIVE = 1e-9;

  @Override
  public String name() {
    return "fill";
  }

  @Override
  public String clean() {
    return "Every trade fills at the open of the bar after its signal, with slippage against it.";
  }

  @Override
  public List<String> failures(Pipeline pipeline, ProgressMonitor monitor) {
    List<String> failures = new ArrayList<>();
    List<Trade> trades = pipeline.traded().trades();
    for (int i = 0; i < trades.size(); i++) {
      monitor.stopIfCancelled();
      Trade trade = trades.get(i);
      int side = trade.units() > 0 ? 1 : -1;
      String name = "Trade " + (i + 1);
      ordered(pipeline, trade.entry(), side, name + " was entered", failures);
      exit(pipeline, trade, -side, name + " was closed", failures);
    }
    return failures;
  }

  private static void exit(
      Pipeline pipeline, Trade trade, int side, String what, List<String> failures) {
    Fill fill = trade.exit();
    switch (trade.reason()) {
      case SIGNAL -> ordered(pipeline, fill, side, what, failures);
      case END -> {
        int last = pipeline.traded().period().after() - 1;
        forced(pipeline, fill, side, fill.bar() == last, what, failures);
      }
      case RUIN -> forced(pipeline, fill, side, true, what, failures);
    }
  }

  /**
   * A fill without an order: at the close, or, of a ruined account in earlier versions, the open.
   */
  private static void forced(
      Pipeline pipeline, Fill fill, int side, boolean there, String what, List<String> failures) {
    BarSeries bars = pipeline.bars();
    if (!there || !isBar(bars, fill)) {
      failures.add("%s at bar %d, which is another one.".formatted(what, fill.bar()));
    } else if (!costs(pipeline, bars.close(fill.bar()), side, fill)
        && !costs(pipeline, bars.open(fill.bar()), side, fill)) {
      failures.add(
          "%s at bar %d for %s, which is not its price with slippage."
              .formatted(what, fill.bar(), fill.price()));
    }
  }

  /** A fill of an order that a signal sent. */
  private static void ordered(
      Pipeline pipeline, Fill fill, int side, String what, List<String> failures) {
    if (!isBar(pipeline.bars(), fill)) {
      failures.add("%s at bar %d, which is another one.".formatted(what, fill.bar()));
    } else if (!signalled(pipeline, fill.bar() - 1, side)) {
      failures.add("%s at bar %d without a signal at the bar before.".formatted(what, fill.bar()));
    } else if (!costs(pipeline, pipeline.bars().open(fill.bar()), side, fill)) {
      failures.add(
          "%s at bar %d for %s, which is not its open with slippage."
              .formatted(what, fill.bar(), fill.price()));
    }
  }

  private static boolean isBar(BarSeries bars, Fill fill) {
    return fill.bar() >= 0
        && fill.bar() < bars.size()
        && bars.start(fill.bar()).equals(fill.time());
  }

  private static boolean signalled(Pipeline pipeline, int bar, int side) {
    return bar >= pipeline.traded().period().first()
        && pipeline.tradedSignals().direction(bar) == side
        && pipeline.tradedSignals().confidence(bar)
            >= pipeline.traded().trading().confidenceThreshold();
  }

  private static boolean costs(Pipeline pipeline, double quote, int side, Fill fill) {
    double price = quote * (1 + side * pipeline.traded().trading().account().costs().slippage());
    double rounding = isRounded(fill.price()) ? HALF : 0;
    return Math.abs(fill.price() - price) <= rounding + RELATIVE * price;
  }

  /** Whether a price has no more than eight decimals, as all have in files of earlier versions. */
  private static boolean isRounded(double price) {
    return Math.rint(price * DECIMALS) / DECIMALS == price;
  }
}
