package ktrdr.agent.surrogates;

import ktrdr.agent.skill.WalkForwardFigures;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.Performance;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.market.PermutedBars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.UnusableBar;
import ktrdr.training.EmptySplit;
import ktrdr.training.Seeds;
import ktrdr.training.SplitRange;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingTask;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.ProgressMonitor;

/**
 * One series of bars on which the strategy is trained and tested.
 *
 * @param number 0 for the real bars; 1, 2 … for the surrogates
 * @param seed of this series; the strategy's own one overrides it in the training
 */
record Series(int number, Strategy strategy, BarSeries real, long seed) {
  private static final double TRAINED = 0.98;

  static Series of(int number, Strategy strategy, BarSeries real, long seed) {
    return new Series(number, strategy, real, Seeds.ofSurrogate(seed, number));
  }

  SeriesFigures test(Trainer trainer, ProgressMonitor monitor) {
    try {
      BarSeries bars = number == 0 ? real : PermutedBars.of(real, seed, monitor);
      TrainingTask task = new TrainingTask(strategy, bars, seed);
      WalkForwardRun walk = trainer.outOfSample(task, monitor.part(0, TRAINED));
      double skill = WalkForwardFigures.of(walk, monitor).directional().t();
      return SeriesFigures.of(number, sharpe(bars, walk, monitor.part(TRAINED, 1)), skill);
    } catch (TooFewBars | UnusableBar | EmptySplit | OneClassOnly | TrainingDiverged untrainable) {
      // A permuted series has other labels, which may be too few or too much alike.
      return SeriesFigures.untrainable(number);
    }
  }

  /** A network that never trades earns what cash earns, so its ratio is 0. */
  private double sharpe(BarSeries bars, WalkForwardRun walk, ProgressMonitor monitor) {
    SplitRange first = walk.folds().get(0).fold().test();
    SplitRange last = walk.folds().get(walk.folds().size() - 1).fold().test();
    TestPeriod period = TestPeriod.of(bars, first.firstBar(), last.afterBar());
    Performance performance =
        new Backtest(strategy.trading(), Rules.KTRDR)
            .run(period, walk.signals(), monitor)
            .performance();
    return performance.trades().list().isEmpty() ? 0 : performance.equity().sharpe();
  }
}
