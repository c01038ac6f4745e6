package ktrdr.agent.leaks;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.training.Fold;
import ktrdr.training.SplitRange;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.network.Examples;
import ktrdr.work.ProgressMonitor;

/**
 * The way of a strategy from bars to trades, divided where later bars can get in.
 *
 * @param preparation prepares the features for a training
 */
public record Pipeline(Preparation preparation, Learned learned, Answers answers, Traded traded) {

  /** The whole series. */
  public BarSeries bars() {
    return traded.period().bars();
  }

  /** The signals that were traded, on the whole series. */
  public Signals tradedSignals() {
    return traded.walked().orElse(answers.signals());
  }

  /** Learns from bars what features need to know, such as the range of a value. */
  public interface Preparation {
    /** Returns what a training on these bars would use. */
    Features fit(BarSeries bars, ProgressMonitor monitor);
  }

  /** Computes the features of any series, with what was learned before. */
  public interface Features {
    FeatureMatrix of(BarSeries bars, ProgressMonitor monitor);
  }

  /** Labels a series. */
  public interface Labelling {
    LabelSeries labels(BarSeries bars, ProgressMonitor monitor);
  }

  /**
   * What was learned from.
   *
   * @param labels of the whole series, as {@code labelling} gives them
   * @param rounds one for each training, in order of time
   */
  public record Learned(Labelling labelling, LabelSeries labels, List<Round> rounds) {}

  /**
   * The parts of one training.
   *
   * @param parts in order of time: training first, test last
   * @param embargo how many bars after a boundary have no rows, by the last bar before it
   */
  public record Round(List<Part> parts, IntUnaryOperator embargo) {

    /** A fold of a walk forward. One horizon of the labels follows each boundary. */
    public static Round of(Fold fold, LabelSeries labels, int firstRow) {
      return new Round(
          List.of(
              Part.of("training", fold.fit(), labels, firstRow),
              Part.of("early-stopping", fold.stop(), labels, firstRow),
              Part.of("test", fold.judged(), labels, firstRow)),
          labels::horizon);
    }

    Part test() {
      return parts.get(parts.size() - 1);
    }
  }

  /**
   * A part of the bars.
   *
   * @param rows indices of the bars that have rows
   */
  public record Part(String name, SplitRange range, int[] rows) {

    /** A part with the rows that a training takes from it. */
    public static Part of(String name, SplitRange range, LabelSeries labels, int firstRow) {
      return new Part(name, range, Examples.bars(labels, range, firstRow));
    }

    IntStream bars() {
      return IntStream.of(rows);
    }
  }

  /**
   * What the model says.
   *
   * @param trained the model as it was trained
   * @param reloaded the model as it was saved and loaded again
   * @param signals of the loaded model on the whole series
   * @param dataSha256 hash of the bars that it was trained on
   */
  public record Answers(
      SignalModel trained, SignalModel reloaded, Signals signals, String dataSha256) {}

  /**
   * What became of the signals.
   *
   * @param period the bars that were traded on, within the whole series
   * @param walked the signals of the folds of a walk forward; empty if those of the model were
   *     traded
   */
  public record Traded(
      Trading trading, TestPeriod period, List<Trade> trades, Optional<Signals> walked) {

    /** What became of the signals of the model. */
    public Traded(Trading trading, TestPeriod period, List<Trade> trades) {
      this(trading, period, trades, Optional.empty());
    }
  }
}
