package ktrdr.agent.leaks;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Trainings;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.network.NetworkShape;
import ktrdr.work.ProgressMonitor;

/** Pipelines of real parts, and what takes the place of one part of them. */
final class Pipelines {
  static final ProgressMonitor QUIET = ProgressMonitor.unwatched();
  static final BarSeries BARS = Trainings.BARS;

  /** Its network says buy and sell, and trades some twenty times. */
  static final long SEED = 6;

  private Pipelines() {}

  /** RSI, and a network of initial weights, which is all that these checks need. */
  static Strategy strategy(Labels labels) {
    Strategy.Learning learning = Trainings.strategy(1).learning();
    return Trainings.strategy(
        new Strategy.Learning(
            learning.network(), learning.optimiser(), labels, Optional.empty(), 1));
  }

  static Strategy strategy() {
    return strategy(new Labels.TripleBarrier(14, 1.5, 1.5, 10));
  }

  static Strategy trading(Trading trading) {
    Strategy s = strategy();
    return new Strategy(
        s.name(), s.text(), s.data(), s.indicators(), s.inputs(), s.learning(), trading);
  }

  static TrainedModel model(Strategy strategy, long... seeds) {
    List<float[]> networks =
        LongStream.of(seeds).mapToObj(seed -> weights(strategy, seed)).toList();
    return new TrainedModel(strategy, networks, 1, BARS.sha256());
  }

  /** Larger than initial weights are, so that the network is sure of something. */
  private static float[] weights(Strategy strategy, long seed) {
    int inputs = Features.names(strategy).size();
    float[] weights =
        NetworkShape.of(inputs, strategy.learning().network())
            .initialWeights(new SplittableRandom(seed));
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 4;
    }
    return weights;
  }

  static Pipeline of(Strategy strategy, long... seeds) {
    return of(strategy, model(strategy, seeds));
  }

  static Pipeline of(Strategy given, TrainedModel model) {
    TestPeriod period = period(given);
    List<Trade> trades = trades(given.trading(), period, model);
    return HoldoutPipeline.of(given, model, period, trades, QUIET);
  }

  static Pipeline clean() {
    return of(strategy(), SEED);
  }

  static ChronologicalSplit split() {
    return ChronologicalSplit.of(strategy(), BARS);
  }

  private static TestPeriod period(Strategy strategy) {
    ChronologicalSplit split = ChronologicalSplit.of(strategy, BARS);
    return TestPeriod.of(BARS, split.test().firstBar(), split.test().afterBar());
  }

  static List<Trade> trades(Trading trading, TestPeriod period, SignalModel model) {
    return new Backtest(trading, Rules.KTRDR).run(period, model, QUIET).trades();
  }

  static Pipeline prepared(Pipeline.Preparation preparation) {
    Pipeline p = clean();
    return new Pipeline(preparation, p.learned(), p.answers(), p.traded());
  }

  static Pipeline learned(Pipeline.Learned learned) {
    Pipeline p = clean();
    return new Pipeline(p.preparation(), learned, p.answers(), p.traded());
  }

  /** The same labels, but other parts. */
  static Pipeline rounds(Pipeline.Round... rounds) {
    Pipeline.Learned learned = clean().learned();
    return learned(new Pipeline.Learned(learned.labelling(), learned.labels(), List.of(rounds)));
  }

  /** A model that trades what it says, whether it was saved well or not. */
  static Pipeline says(SignalModel trained, SignalModel reloaded) {
    Pipeline p = clean();
    Pipeline.Answers answers =
        new Pipeline.Answers(
            trained, reloaded, reloaded.signals(BARS, QUIET), p.answers().dataSha256());
    return traded(
        new Pipeline(p.preparation(), p.learned(), answers, p.traded()),
        trades(p.traded().trading(), p.traded().period(), reloaded));
  }

  static Pipeline traded(Pipeline p, List<Trade> trades) {
    return new Pipeline(
        p.preparation(),
        p.learned(),
        p.answers(),
        new Pipeline.Traded(p.traded().trading(), p.traded().period(), trades));
  }

  /** Subtracts the mean of a feature and divides by its deviation, both learned before a bar. */
  static Pipeline.Preparation scaled(IntUnaryOperator until) {
    return (bars, monitor) -> {
      BarSeries known = bars.slice(0, Math.min(bars.size(), until.applyAsInt(bars.size())));
      FeatureMatrix learned = Features.compute(strategy(), known, monitor);
      double[] means = new double[learned.columns()];
      double[] squares = new double[learned.columns()];
      for (int i = 0; i < learned.rows() * learned.columns(); i++) {
        double value = learned.value(i / learned.columns(), i % learned.columns());
        means[i % means.length] += value / learned.rows();
        squares[i % means.length] += value * value / learned.rows();
      }
      return (any, quiet) ->
          changed(
              Features.compute(strategy(), any, quiet),
              (row, column, matrix) ->
                  (matrix.value(row, column) - means[column])
                      / Math.sqrt(squares[column] - means[column] * means[column]));
    };
  }

  /** A feature that says at each bar what the honest one says at the next. */
  static Pipeline.Preparation ofNextBar() {
    return (bars, monitor) ->
        (any, quiet) ->
            changed(
                Features.compute(strategy(), any, quiet),
                (row, column, matrix) ->
                    matrix.value(Math.min(row + 1, matrix.rows() - 1), column));
  }

  private interface Change {
    double value(int row, int column, FeatureMatrix matrix);
  }

  private static FeatureMatrix changed(FeatureMatrix matrix, Change change) {
    int columns = matrix.columns();
    float[] values = new float[matrix.rows() * columns];
    IntStream.range(0, values.length)
        .forEach(i -> values[i] = (float) change.value(i / columns, i % columns, matrix));
    return new FeatureMatrix(matrix.names(), matrix.firstBar(), values);
  }
}
