package ktrdr.training;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.FeatureMatrix;
import ktrdr.strategy.Features;
import ktrdr.strategy.Strategy;
import ktrdr.work.ProgressMonitor;

/** A short training that tells a designer how promising a strategy is. */
public final class Trial {
  private static final double LEARNED_FROM = 0.7;
  private static final double ROWS_DONE = 0.1;

  private Trial() {}

  /**
   * Trains a few epochs on the first 70 % of these bars and scores on the rest of them. Give it the
   * training part of a series only, and nothing of validation and test part is looked at.
   *
   * @param epochs at most; overrides the strategy's
   * @throws ktrdr.work.Refusal as {@link Trainer#train} does
   * @throws ktrdr.work.WorkCancelled within a minibatch of a cancel
   */
  public static CandidateScore score(
      Strategy strategy, BarSeries trainingPart, int epochs, long seed, ProgressMonitor monitor) {
    Libtorch.ready();
    Rows rows = Rows.of(strategy, trainingPart, monitor);
    Strategy.Learning learning = shortened(strategy.learning(), epochs);
    InstantSource noClock = InstantSource.fixed(Instant.EPOCH);
    History history =
        Libtorch.scoped(
            () ->
                new Fit(rows.learned, rows.judged, learning, seed, noClock)
                    .run(TrainingWatch.of(monitor), monitor.part(ROWS_DONE, 1)));
    return new CandidateScore(history.best().validation(), rows.baseRate(), rows.judged.rows());
  }

  private static Strategy.Learning shortened(Strategy.Learning learning, int epochs) {
    Strategy.Optimiser o = learning.optimiser();
    return new Strategy.Learning(
        learning.network(),
        new Strategy.Optimiser(
            epochs,
            o.batchSize(),
            o.learningRate(),
            o.optimizer(),
            o.weightDecay(),
            o.gradientClip(),
            o.classWeights(),
            o.seed(),
            Optional.empty()),
        learning.labels(),
        learning.split());
  }

  /** What a trial learns from and is judged by. */
  private record Rows(Examples learned, Examples judged) {

    static Rows of(Strategy strategy, BarSeries bars, ProgressMonitor monitor) {
      Strategy.Labels settings = strategy.learning().labels();
      FeatureMatrix matrix = Features.compute(strategy, bars, monitor.part(0, ROWS_DONE));
      ZigzagLabels labels = ZigzagLabels.of(bars, settings, monitor);
      int cut = (int) (bars.size() * LEARNED_FROM);
      SplitRange first = SplitRange.of("training", bars, 0, cut);
      SplitRange rest = SplitRange.of("validation", bars, cut, bars.size());
      Examples learned = Examples.of(matrix, labels, first, monitor).required("training");
      Examples judged = Examples.of(matrix, labels, rest, monitor).required("validation");
      OneClassOnly.refuse(learned.counts(), settings);
      return new Rows(learned, judged);
    }

    double baseRate() {
      int[] counts = learned.counts();
      int commonest = 0;
      for (int label = 1; label < counts.length; label++) {
        commonest = counts[label] > counts[commonest] ? label : commonest;
      }
      return (double) judged.counts()[commonest] / judged.rows();
    }
  }
}
