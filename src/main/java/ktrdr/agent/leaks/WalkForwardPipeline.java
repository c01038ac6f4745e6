package ktrdr.agent.leaks;

import java.util.List;
import java.util.Optional;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;
import ktrdr.training.Folds;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.walk.FoldSignals;
import ktrdr.work.ProgressMonitor;

/**
 * The pipeline of a strategy that walked forward: each fold is a round, and the signals of all
 * folds were traded. The networks of the folds are not kept, so the model that is looked at is the
 * last.
 */
public final class WalkForwardPipeline {
  private WalkForwardPipeline() {}

  /**
   * Puts the pipeline together, from the classes that train and trade.
   *
   * @param given the strategy as it was given to the training
   * @param model that of the last training, as it was loaded
   * @param walked the signals of all folds
   * @param period the bars that were traded on
   */
  public static Pipeline of(
      Strategy given,
      TrainedModel model,
      FoldSignals walked,
      TestPeriod period,
      List<Trade> trades,
      ProgressMonitor monitor) {
    Strategy strategy = model.strategy();
    BarSeries bars = period.bars();
    LabelSeries labels = LabelSeries.of(strategy, bars, monitor);
    int firstRow = Features.firstBar(strategy);
    Strategy.WalkForward walk = strategy.learning().walkForward().orElseThrow();
    List<Pipeline.Round> rounds =
        Folds.of(bars, firstRow, labels::horizon, walk).stream()
            .map(fold -> Pipeline.Round.of(fold, labels, firstRow))
            .toList();
    Pipeline.Traded traded =
        new Pipeline.Traded(strategy.trading(), period, trades, Optional.of(walked.signals()));
    return HoldoutPipeline.of(given, model, labels, rounds, traded, monitor);
  }
}
