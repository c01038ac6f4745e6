package ktrdr.agent.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import ktrdr.agent.model.ModelRow;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Folds;

/**
 * Whether a model may have read how a market went on the bars that judge its strategy: those of the
 * test part. It may if the first of them began on or before the day until which its training data
 * reach, or if nobody says which day that is. Then a good result may be memory.
 */
public final class PretrainingOverlap {
  private PretrainingOverlap() {}

  /**
   * Whether the tested bars of a strategy begin early enough for a model to know any of it.
   *
   * @param bars all bars of the strategy; enough for its split
   */
  public static boolean exists(ModelRow model, Strategy strategy, BarSeries bars) {
    LocalDate first = LocalDate.ofInstant(firstTested(strategy, bars), ZoneOffset.UTC);
    return model.knowledgeCutoff().map(cutoff -> !first.isAfter(cutoff)).orElse(true);
  }

  private static Instant firstTested(Strategy strategy, BarSeries bars) {
    return strategy
        .learning()
        .walkForward()
        .map(walk -> bars.start(Folds.designWindow(walk, bars.size())))
        .orElseGet(() -> ChronologicalSplit.of(strategy, bars).test().from());
  }
}
