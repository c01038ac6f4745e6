package ktrdr.training.labels;

import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;

/**
 * Finds the first bar that touches one of two prices, without looking at each: it skips whole
 * blocks whose high and low are between them, so that long horizons over quiet bars cost little.
 */
final class FirstTouch {
  private static final int WIDTH = 32;

  /** The high and the low of consecutive blocks. */
  private record Level(int bars, double[] highs, double[] lows) {
    boolean touches(int block, double up, double down) {
      return highs[block] >= up || lows[block] <= down;
    }
  }

  private final List<Level> levels = new ArrayList<>();

  FirstTouch(BarSeries bars) {
    double[] highs = new double[bars.size()];
    double[] lows = new double[bars.size()];
    for (int i = 0; i < highs.length; i++) {
      highs[i] = bars.high(i);
      lows[i] = bars.low(i);
    }
    Level level = new Level(1, highs, lows);
    levels.add(level);
    while (level.highs.length > WIDTH) {
      level = above(level);
      levels.add(0, level);
    }
  }

  private static Level above(Level level) {
    int blocks = (level.highs.length + WIDTH - 1) / WIDTH;
    double[] highs = new double[blocks];
    double[] lows = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      highs[i] = level.highs[i * WIDTH];
      lows[i] = level.lows[i * WIDTH];
      for (int j = i * WIDTH; j < Math.min((i + 1) * WIDTH, level.highs.length); j++) {
        highs[i] = Math.max(highs[i], level.highs[j]);
        lows[i] = Math.min(lows[i], level.lows[j]);
      }
    }
    return new Level(level.bars * WIDTH, highs, lows);
  }

  /**
   * Returns the first bar from {@code from} (inclusive) to {@code after} (exclusive) whose high is
   * at or above {@code up} or whose low is at or below {@code down}; {@code after} if there is
   * none.
   */
  int first(int from, int after, double up, double down) {
    int bar = from;
    while (bar < after) {
      int untouched = untouched(bar, up, down);
      if (untouched == 0) {
        return bar;
      }
      bar += untouched;
    }
    return after;
  }

  /** Bars of the largest block that begins at this bar and touches neither; 0 if there is none. */
  private int untouched(int bar, double up, double down) {
    for (Level level : levels) {
      if (bar % level.bars == 0 && !level.touches(bar / level.bars, up, down)) {
        return level.bars;
      }
    }
    return 0;
  }
}
