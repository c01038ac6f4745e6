package ktrdr.strategy.features;

import java.util.Map;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.indicators.IndicatorCatalogue;

/**
 * Estimates the heap that work on bars needs, so that a series that can't fit is refused before the
 * work begins. The network's numbers live off the heap.
 */
public final class HeapNeed {
  private static final int SERIES = 48;
  // labels with the bars that decide them, rows and classes, and the order of an epoch
  private static final int TRAINING = 60;
  // of a row in the examples of one fit: its features, class and place in the order of an epoch
  private static final int FEATURE_OF_FIT = 4;
  private static final int FIT = 24;
  // signals, equity and drawdowns of the model and of the benchmark
  private static final int BACKTEST = 64;
  // the fingerprint of a bar that the model has seen
  private static final int SEEN = 8;
  private static final int DOUBLE = 8;
  // each feature once in the matrix, once in the examples
  private static final int FEATURE = 8;
  // A designed strategy has at most three indicators of five levels each.
  private static final int DESIGNED = SERIES + TRAINING + 9 * DOUBLE + 15 * FEATURE;
  // The rest is for the server and the garbage collector.
  private static final double SHARE = 0.75;

  private HeapNeed() {}

  /**
   * Bytes that training this strategy needs, including its bars. Without room for more, its fits
   * follow each other.
   */
  public static long ofTraining(Strategy strategy, int bars) {
    return ofFits(strategy, bars, 1);
  }

  /** Bytes that so many fits of this strategy at once need, including the bars. */
  public static long ofFits(Strategy strategy, int bars, int atOnce) {
    long oneFit = SERIES + TRAINING + inputs(strategy);
    long eachMore = FIT + (long) FEATURE_OF_FIT * features(strategy);
    return bars * (oneFit + eachMore * (atOnce - 1));
  }

  /** Bytes that a backtest of a model of this strategy needs, including its bars. */
  public static long ofBacktest(Strategy strategy, int bars) {
    return (long) bars * (SERIES + BACKTEST + SEEN + inputs(strategy));
  }

  /** Bytes that a backtest of a rule needs, including its bars. */
  public static long ofRule(int bars) {
    return (long) bars * (SERIES + BACKTEST);
  }

  /** Bytes that a test on surrogates needs that trains on so many series at once. */
  public static long ofSurrogates(Strategy strategy, int bars, int atOnce) {
    long each = SERIES + TRAINING + BACKTEST + inputs(strategy);
    return bars * (SERIES + each * atOnce);
  }

  /** Bytes that a session needs if its strategy is not designed yet. */
  public static long ofResearch(int bars) {
    return (long) bars * DESIGNED;
  }

  /** Bytes of this server's heap that one piece of work may use. */
  public static long available() {
    return (long) (SHARE * Runtime.getRuntime().maxMemory());
  }

  private static int inputs(Strategy strategy) {
    Map<String, Strategy.Indicator> indicators = strategy.indicators();
    int outputs =
        indicators.values().stream().mapToInt(i -> IndicatorCatalogue.of(i).outputs().size()).sum();
    return DOUBLE * Math.max(outputs, indicators.size()) + FEATURE * features(strategy);
  }

  private static int features(Strategy strategy) {
    return strategy.inputs().stream().mapToInt(set -> set.memberships().size()).sum();
  }
}
