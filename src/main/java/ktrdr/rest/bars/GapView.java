package ktrdr.rest.bars;

import java.time.Instant;
import ktrdr.market.sources.Gaps.Gap;

/**
 * A stretch in which bars are missing.
 *
 * @param from end of the bar before it
 * @param to start of the bar behind it
 */
public record GapView(Instant from, Instant to) {
  static GapView of(Gap gap) {
    return new GapView(gap.from(), gap.to());
  }
}
