package ktrdr.agent.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.agent.model.ModelRow;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Evaluation;

/**
 * Whether a model may have read how a market went on the bars that judge its strategy: all bars
 * behind the design window. It may if the first of them began on or before the day until which its
 * training data reach, or if nobody says which day that is. Then a good result may be memory.
 */
public final class PretrainingOverlap {
  private PretrainingOverlap() {}

  /**
   * Whether the bars behind the design window of a strategy begin early enough for a model to know
   * any of them.
   *
   * @param asked how the session tests the strategy; empty if its document decides
   * @param bars all bars of the strategy; enough for its split
   */
  public static boolean exists(
      ModelRow model, Optional<Evaluation> asked, Strategy strategy, BarSeries bars) {
    DesignWindow window = DesignWindow.of(evaluation(asked, strategy.learning()));
    Instant behind = bars.start(window.bars(bars.size()));
    LocalDate first = LocalDate.ofInstant(behind, ZoneOffset.UTC);
    return model.knowledgeCutoff().map(cutoff -> !first.isAfter(cutoff)).orElse(true);
  }

  /** The shares of a holdout are those of the document. */
  private static Optional<Evaluation> evaluation(
      Optional<Evaluation> asked, Strategy.Learning learning) {
    return asked.filter(Strategy.Holdout.class::isInstance).isPresent()
        ? Optional.of(new Strategy.Holdout(learning.holdout()))
        : asked.or(learning::evaluation);
  }
}
