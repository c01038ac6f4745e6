package ktrdr.strategy.features;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.UnusableBar;

/** One feature: what an indicator says at each bar, and the membership that it is seen through. */
record FeatureColumn(String name, double[] indicator, Strategy.Triangle membership) {

  /** The degree of membership at a bar, 0 to 1. */
  float value(BarSeries bars, int bar) {
    if (!Double.isFinite(indicator[bar])) {
      throw new UnusableBar(name, bars.end(bar));
    }
    return (float) membership.degree(indicator[bar]);
  }
}
