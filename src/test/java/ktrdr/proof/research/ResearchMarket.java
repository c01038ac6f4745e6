package ktrdr.proof.research;

import java.util.List;
import ktrdr.fixture.PlantedMarket;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;

/**
 * An imaginary market that a session researches.
 *
 * @param number of the market among those of its kind, from 1; the seed of the session, too
 */
record ResearchMarket(Kind kind, int number, int bars) implements BarSource {

  /** What is known of the market. */
  enum Kind {
    REVERSION("reverts to its 20-bar mean, φ = 0.25"),
    WEAK_REVERSION("reverts to its 20-bar mean, φ = 0.10"),
    WALK("random walk"),
    DRIFT("random walk with a drift, Sharpe 0.8");

    final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  /** The seed of its bars. Markets of two kinds share no noise. */
  long seed() {
    return 1_000L * kind.ordinal() + number;
  }

  String symbol() {
    return "PLANTED";
  }

  BarSeries series() {
    return switch (kind) {
      case REVERSION -> PlantedMarket.meanReversion(bars, 0.25, seed());
      case WEAK_REVERSION -> PlantedMarket.meanReversion(bars, 0.10, seed());
      case WALK -> PlantedMarket.walk(bars, seed());
      case DRIFT -> PlantedMarket.drift(bars, 0.8, seed());
    };
  }

  @Override
  public List<Listing> listings() {
    BarSeries series = series();
    return List.of(new Listing(series.symbol(), series.timeframe()));
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe) {
    return series();
  }
}
