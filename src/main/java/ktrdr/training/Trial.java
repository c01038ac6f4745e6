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
    Strategy.Labels settings = strategy.learning().labels();
    FeatureMatrix matrix = Features.compute(strategy, trainingPart, monitor.part(0, 0.1));
    ZigzagLabels labels = ZigzagLabels.of(trainingPart, settings, monitor);
    int cut = (int) (trainingPart.size() * LEARNED_FROM);
    SplitRange first = SplitRange.of("training", trainingPart, 0, cut);
    SplitRange rest = SplitRange.of("validation", trainingPart, cut, trainingPart.size());
    Examples train = Examples.of(matrix, labels, first, monitor).required("training");
    Examples judges = Examples.of(matrix, labels, rest, monitor).required("validation");
    OneClassOnly.refuse(train.counts(), settings);
    Strategy.Learning learning = shortened(strategy.learning(), epochs);
    History history =
        Libtorch.scoped(
            () ->
                new Fit(train, judges, learning, seed, InstantSource.fixed(Instant.EPOCH))
                    .run(TrainingWatch.of(monitor), monitor.part(0.1, 1)));
    return new CandidateScore(history.best().validation(), baseRate(train, judges), judges.rows());
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

  private static double baseRate(Examples train, Examples judges) {
    int[] counts = train.counts();
    int commonest = 0;
    for (int label = 1; label < counts.length; label++) {
      commonest = counts[label] > counts[commonest] ? label : commonest;
    }
    return (double) judges.counts()[commonest] / judges.rows();
  }
}
