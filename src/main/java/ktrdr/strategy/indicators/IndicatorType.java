package ktrdr.strategy.indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;

/** A kind of indicator that a strategy document may name. */
public interface IndicatorType {

  /** As documents write it: {@code rsi}. */
  String name();

  /** One sentence: what it measures, its unit and its range. */
  String description();

  /** What may be set, in the order in which people give it. */
  List<IndicatorParameter> parameters();

  /** Names of the outputs; empty when there is one only, which then has no name. */
  List<String> outputs();

  /** Bars before the first value: with a warm-up of 14, bar 14 has the first. */
  int warmUp(Map<String, Double> parameters);

  /** Why these parameters, each within its own range, do not go together; empty when they do. */
  default Optional<String> fault(Map<String, Double> parameters) {
    return Optional.empty();
  }

  /**
   * The values for every bar, each from that bar and earlier ones only.
   *
   * @return a row for each output, a column for each bar; undefined before the warm-up is over
   */
  double[][] compute(BarSeries bars, Strategy.Indicator indicator);
}
