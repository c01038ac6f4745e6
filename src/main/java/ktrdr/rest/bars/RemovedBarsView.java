package ktrdr.rest.bars;

import java.util.List;
import ktrdr.market.BarSource.Listing;

/** The timeframes of a symbol whose bars were removed. */
public record RemovedBarsView(String symbol, List<String> timeframes) {

  static RemovedBarsView of(String symbol, List<Listing> removed) {
    return new RemovedBarsView(
        symbol, removed.stream().map(one -> one.timeframe().code()).toList());
  }
}
