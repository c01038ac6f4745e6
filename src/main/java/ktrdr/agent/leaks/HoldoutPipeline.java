package ktrdr.agent.leaks;

import java.util.List;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.labels.LabelSeries;
import ktrdr.work.ProgressMonitor;

/** The pipeline of a strategy that was trained once and tested on the last part of the bars. */
public final class HoldoutPipeline {
  private HoldoutPipeline() {}

  /**
   * Puts the pipeline together, from the classes that train and trade.
   *
   * @param given the strategy as it was given to the training
   * @param model as it was loaded
   * @param period the bars that were traded on
   */
  public static Pipeline of(
      Strategy given,
      TrainedModel model,
      TestPeriod period,
      List<Trade> trades,
      ProgressMonitor monitor) {
    Strategy strategy = model.strategy();
    LabelSeries labels = LabelSeries.of(strategy, period.bars(), monitor);
    List<Pipeline.Round> rounds = List.of(round(strategy, period.bars(), labels));
    Pipeline.Traded traded = new Pipeline.Traded(strategy.trading(), period, trades);
    return of(given, model, labels, rounds, traded, monitor);
  }

  /** The pipeline of a strategy whose model was trained in these rounds, or with them. */
  static Pipeline of(
      Strategy given,
      TrainedModel model,
      LabelSeries labels,
      List<Pipeline.Round> rounds,
      Pipeline.Traded traded,
      ProgressMonitor monitor) {
    Strategy strategy = model.strategy();
    BarSeries bars = traded.period().bars();
    Signals signals = model.signals(bars, new Quiet(monitor));
    return new Pipeline(
        (known, watch) -> (any, quiet) -> Features.compute(strategy, any, quiet),
        new Pipeline.Learned((any, watch) -> LabelSeries.of(strategy, any, watch), labels, rounds),
        new Pipeline.Answers(
            new TrainedModel(given, model.networks(), model.seed(), model.dataSha256()),
            model,
            signals,
            model.dataSha256()),
        traded);
  }

  /** Rows of a holdout are purged; it knows no embargo. */
  private static Pipeline.Round round(Strategy strategy, BarSeries bars, LabelSeries labels) {
    ChronologicalSplit split = ChronologicalSplit.of(strategy, bars);
    int firstRow = Features.firstBar(strategy);
    return new Pipeline.Round(
        List.of(
            Pipeline.Part.of("training", split.train(), labels, firstRow),
            Pipeline.Part.of("validation", split.validation(), labels, firstRow),
            Pipeline.Part.of("test", split.test(), labels, firstRow)),
        bar -> 0);
  }
}
