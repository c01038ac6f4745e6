package ktrdr.strategy.features;

import ktrdr.market.BarSeries;
import ktrdr.strategy.Membership;
import ktrdr.strategy.UnusableBar;

/** One feature: an indicator's value at each bar, and the membership applied to it. */
record FeatureColumn(String name, double[] indicator, Membership membership) {

  /** Degree of membership at a bar, 0 to 1. */
  float value(BarSeries bars, int bar) {
    if (!Double.isFinite(indicator[bar])) {
      throw new UnusableBar(name, bars.end(bar));
    }
    return (float) membership.degree(indicator[bar]);
  }
}
