package ktrdr.market.files;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.work.DurationText;

/** Whether bars lie as far apart as their time frame says. */
final class Spacing {
  private static final int FEWEST = 5;
  private static final int ONE_IN = 20;

  private Spacing() {}

  /**
   * What contradicts the time frame, as a sentence; empty when nothing does. Nights, weekends and
   * minutes without a trade are no contradiction: one pair of bars in 20 has to be neighbours.
   * Fewer than six bars say nothing.
   */
  static Optional<String> contradiction(BarSeries bars) {
    int pairs = bars.size() - 1;
    if (pairs < FEWEST || neighbours(bars) * (long) ONE_IN >= pairs) {
      return Optional.empty();
    }
    Duration usual = usual(bars);
    String other =
        Arrays.stream(Timeframe.values())
            .filter(t -> t.duration().equals(usual))
            .findFirst()
            .map(t -> t + " apart; were they meant as " + t + "?")
            .orElse(DurationText.words(usual) + " apart");
    return Optional.of(
        "the stated time frame is " + bars.timeframe() + ", but the bars are " + other);
  }

  /** Pairs of bars that are closer than one and a half time frames. */
  private static int neighbours(BarSeries bars) {
    long near = bars.timeframe().duration().toMillis() * 3 / 2;
    int neighbours = 0;
    for (int i = 1; i < bars.size(); i++) {
      neighbours += apart(bars, i) < near ? 1 : 0;
    }
    return neighbours;
  }

  /** The most common distance; of equally common ones, the shortest. */
  private static Duration usual(BarSeries bars) {
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 1; i < bars.size(); i++) {
      counts.merge(apart(bars, i), 1, Integer::sum);
    }
    long usual = Long.MAX_VALUE;
    int most = 0;
    for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
      int count = entry.getValue();
      if (count > most || count == most && entry.getKey() < usual) {
        usual = entry.getKey();
        most = count;
      }
    }
    return Duration.ofMillis(usual);
  }

  private static long apart(BarSeries bars, int i) {
    return bars.end(i).toEpochMilli() - bars.end(i - 1).toEpochMilli();
  }
}
