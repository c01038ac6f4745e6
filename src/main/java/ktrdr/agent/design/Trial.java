package ktrdr.agent.design;

import java.time.Instant;
import java.time.InstantSource;
import ktrdr.agent.results.TrialScore;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Optimiser;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.ProgressMonitor;

/**
 * Scores a strategy that will be held out: by a short training inside the training part and a
 * backtest on the rest of that part. It splits the training part in the same proportions as the
 * strategy splits all bars.
 *
 * @param epochs the most epochs
 */
record Trial(int epochs) implements Scorer {
  /** Fraction of the progress at which the training ends and the backtest begins. */
  private static final double TRAINED = 0.9;

  @Override
  public String kind(ProgressMonitor monitor) {
    return " epochs=" + epochs + " libtorch=" + Trainer.version(monitor);
  }

  @Override
  public Scored score(
      Strategy strategy, BarSeries trainingPart, long seed, ProgressMonitor monitor) {
    TrainingTask task = new TrainingTask(shortened(strategy), trainingPart, seed);
    TrainingRun trained =
        new Trainer(InstantSource.fixed(Instant.EPOCH))
            .train(task, TrainingWatch.of(monitor.part(0, TRAINED)));
    int first = trained.split().validation().firstBar();
    BacktestRun traded =
        new Backtest(strategy.trading(), Rules.KTRDR)
            .run(
                TestPeriod.of(trainingPart, first, trainingPart.size()),
                trained.model(),
                monitor.part(TRAINED, 1));
    double sharpe = traded.equity().sharpe();
    TrialScore score =
        new TrialScore(
            sharpe,
            sharpe - traded.benchmark().equity().sharpe(),
            traded.trades().size(),
            trained.test().accuracy(),
            trained.test().loss(),
            traded.period().size());
    return Scored.of(score, traded);
  }

  private Strategy shortened(Strategy strategy) {
    Optimiser full = strategy.learning().optimiser();
    Optimiser few =
        new Optimiser(
            Math.min(epochs, full.epochs()),
            full.batchSize(),
            full.learningRate(),
            full.optimizer(),
            full.weightDecay(),
            full.gradientClip(),
            full.classWeights(),
            full.seed(),
            full.earlyStopping());
    return new Strategy(
        strategy.name(),
        strategy.text(),
        strategy.data(),
        strategy.indicators(),
        strategy.inputs(),
        strategy.learning().with(few),
        strategy.trading());
  }
}
