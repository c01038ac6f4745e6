package ktrdr.agent.design;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import ktrdr.agent.results.TrialScore;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Strategy;
import ktrdr.training.Score;
import ktrdr.training.SplitRange;
import ktrdr.training.TrainingTask;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.walk.CrossValidation;
import ktrdr.training.walk.FoldModels;
import ktrdr.work.Crew;
import ktrdr.work.ProgressMonitor;

/**
 * Scores a strategy on purged folds of the design window, with the strategy's own epochs and
 * patience and two networks for each fold. Each network trades the bars of its fold alone, because
 * the median of several Sharpe ratios is less a matter of luck than one.
 *
 * @param crew does the fits
 */
record FoldTrial(Crew crew) implements Scorer {
  private static final int NETWORKS = 2;

  /** Fraction of the progress at which the trainings end and the backtests begin. */
  private static final double TRAINED = 0.9;

  @Override
  public String kind(ProgressMonitor monitor) {
    return " folds networks=" + NETWORKS + " libtorch=" + Trainer.version(monitor);
  }

  @Override
  public Scorer with(Crew other) {
    return new FoldTrial(other);
  }

  @Override
  public Scored score(Strategy strategy, BarSeries window, long seed, ProgressMonitor monitor) {
    CrossValidation trained = trained(strategy, window, seed, monitor.part(0, TRAINED));
    ProgressMonitor quiet = monitor.quiet();
    Backtest backtest = new Backtest(strategy.trading(), Rules.KTRDR);
    List<Double> folds = new ArrayList<>();
    for (FoldModels fold : trained.folds()) {
      for (TrainedModel network : fold.networks()) {
        folds.add(sharpe(backtest.run(period(window, fold.fold().test()), network, quiet)));
      }
    }
    SignalModel pooled = trained.pooled().signals();
    int first = trained.pooled().signals().first();
    BacktestRun all =
        backtest.run(TestPeriod.of(window, first, window.size()), pooled, monitor.part(TRAINED, 1));
    return Scored.of(score(all, trained.pooled().score(), folds), all);
  }

  private CrossValidation trained(
      Strategy strategy, BarSeries window, long seed, ProgressMonitor monitor) {
    Strategy two =
        new Strategy(
            strategy.name(),
            strategy.text(),
            strategy.data(),
            strategy.indicators(),
            strategy.inputs(),
            strategy.learning().withNetworks(NETWORKS),
            strategy.trading());
    return new Trainer(InstantSource.fixed(Instant.EPOCH))
        .crossValidate(new TrainingTask(two, window, seed), monitor, crew);
  }

  private static TestPeriod period(BarSeries window, SplitRange test) {
    return TestPeriod.of(window, test.firstBar(), test.afterBar());
  }

  /** A network that never trades earns nothing, so it scores 0. */
  private static double sharpe(BacktestRun run) {
    double sharpe = run.equity().sharpe();
    return run.trades().isEmpty() || !Double.isFinite(sharpe) ? 0 : sharpe;
  }

  private static TrialScore score(BacktestRun all, Score pooled, List<Double> folds) {
    double sharpe = all.equity().sharpe();
    return new TrialScore(
        sharpe,
        sharpe - all.benchmark().equity().sharpe(),
        all.trades().size(),
        pooled.accuracy(),
        pooled.loss(),
        all.period().size(),
        folds);
  }
}
