package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/** A kind of indicator that a strategy document may name. */
public interface IndicatorType {

  /** The name in documents: {@code rsi}. */
  String name();

  /** One sentence: what it measures, its unit and its range. */
  String description();

  /** The parameters, in the usual order. */
  List<IndicatorParameter> parameters();

  /** Names of the outputs; empty if there is only one, which then has no name. */
  List<String> outputs();

  /**
   * Number of bars before the first value: with a warm-up of 14, bar 14 (counted from 0) has the
   * first value.
   */
  int warmUp(Map<String, Double> parameters);

  /**
   * Whether it is computed from one price, which a document may choose; otherwise it reads several.
   */
  default boolean hasSource() {
    return true;
  }

  /** Why these parameters, each within its own range, do not go together; empty if they do. */
  default Optional<String> fault(Map<String, Double> parameters) {
    return Optional.empty();
  }

  /**
   * Computes the value of every bar, using only that bar and earlier ones.
   *
   * @return a row for each output, a column for each bar; undefined during the warm-up
   */
  double[][] compute(BarSeries bars, Strategy.Indicator indicator);
}
