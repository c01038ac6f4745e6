package ktrdr.strategy.document.review;

import java.util.ArrayList;
import java.util.List;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.work.Refusal.Fault;

/** What a valid document says that will probably disappoint its author. */
public final class Warnings {
  private static final double ONE_OF_THREE = 1.0 / 3;
  private static final double RARE = 0.9;
  private static final int LONG = 50;
  private static final double NEAR = 2;
  private static final String THRESHOLD = "/decisions/confidence_threshold";

  private final List<Fault> found = new ArrayList<>();

  private Warnings() {}

  /**
   * Returns the warnings, each with the place that it is about; none if there is nothing to say.
   */
  public static List<Fault> of(Strategy strategy) {
    Warnings warnings = new Warnings();
    warnings.labels(strategy.learning().labels());
    warnings.evaluation(strategy.learning());
    warnings.trading(strategy.trading());
    return List.copyOf(warnings.found);
  }

  private void labels(Labels labels) {
    if (labels instanceof Labels.Zigzag) {
      add(
          "/training/labels/source",
          "zigzag labels know the next swing: an RSI alone predicts them on a random walk, where"
              + " trading it earns nothing. Judge by the backtest, not by the accuracy");
    }
    if (labels instanceof Labels.TripleBarrier barriers
        && barriers.horizon() >= LONG
        && Math.min(barriers.profit(), barriers.stop()) <= NEAR) {
      add(
          "/training/labels/max_holding_period",
          "with %d bars almost every row touches a barrier: HOLD stays nearly empty"
              .formatted(barriers.horizon()));
    }
  }

  private void evaluation(Strategy.Learning learning) {
    boolean holdout = learning.evaluation().filter(Strategy.Holdout.class::isInstance).isPresent();
    if (holdout) {
      add(
          "/evaluation",
          "a holdout tests on one short part of the bars and proves little; walk_forward, the"
              + " default, tests on about 60 % of them");
    }
  }

  private void trading(Strategy.Trading trading) {
    double threshold = trading.confidenceThreshold();
    if (threshold <= ONE_OF_THREE) {
      add(THRESHOLD, "has no effect: the surest of three answers is never below 1/3");
    } else if (threshold >= RARE) {
      add(THRESHOLD, "few answers are that sure; it may never trade");
    }
    if (trading.account().roundTripCost() == 0) {
      add("/backtest", "trading costs nothing here; real trading does");
    }
  }

  private void add(String pointer, String detail) {
    found.add(new Fault(pointer, detail));
  }
}
