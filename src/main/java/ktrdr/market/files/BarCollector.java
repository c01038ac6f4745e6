package ktrdr.market.files;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ktrdr.market.Bar;
import ktrdr.market.BarColumns;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.text.RowFault;
import ktrdr.work.DurationText;

/** Checks bars one after the other and collects them; keeps count of those that are left out. */
final class BarCollector {
  private static final int MOST = 20_000_000;
  private static final int BYTES_EACH = 128; // the columns, and their copies while they grow
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long CLOCK_CHANGE = Duration.ofHours(2).toMillis();

  private final Symbol symbol;
  private final Timeframe timeframe;
  private final boolean newestFirst;
  private final boolean skipBad;
  private final int most;
  private final BarColumns bars = new BarColumns();
  private final List<BadRow> skipped = new ArrayList<>();
  private long skippedCount;
  private Instant start;

  BarCollector(Symbol symbol, Timeframe timeframe, boolean newestFirst, boolean skipBad) {
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.newestFirst = newestFirst;
    this.skipBad = skipBad;
    this.most = (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / 2 / BYTES_EACH);
  }

  /**
   * Adds a bar.
   *
   * @param values open, high, low, close, volume
   * @throws RowFault if it is wrong
   */
  void add(Instant begins, double[] values) {
    check(values);
    Instant end = begins.plus(timeframe.duration());
    if (start != null) {
      checkOrder(begins);
    }
    require(bars.size() < most, "there are more than " + most + " bars, which is all that fits");
    bars.add(new Bar(end, values[0], values[1], values[2], values[3], values[4]));
    start = begins;
  }

  private static void check(double[] v) {
    require(v[2] > 0, "a price is not above 0");
    double low = Math.min(v[0], v[3]);
    double high = Math.max(v[0], v[3]);
    require(v[2] <= low, "the low " + v[2] + " is above the open or the close, " + low);
    require(v[1] >= high, "the high " + v[1] + " is below the open or the close, " + high);
    require(v[4] >= 0, "the volume " + v[4] + " is negative");
  }

  private void checkOrder(Instant begins) {
    require(!begins.equals(start), "the bar that begins at " + begins + " is there twice");
    boolean ordered = newestFirst ? begins.isBefore(start) : begins.isAfter(start);
    require(
        ordered,
        "it begins at "
            + begins
            + (newestFirst ? ", after" : ", before")
            + " the bar above it; the bars of this file come "
            + (newestFirst ? "newest" : "oldest")
            + " first");
    long apart = Math.abs(begins.toEpochMilli() - start.toEpochMilli());
    Instant first = newestFirst ? begins : start;
    Instant second = newestFirst ? start : begins;
    if (second.isBefore(first.plus(timeframe.duration()))) {
      throw new RowFault(tooNear(apart));
    }
  }

  private String tooNear(long apart) {
    String said =
        "the stated time frame is "
            + timeframe
            + ", but this bar and the one above it are "
            + DurationText.words(Duration.ofMillis(apart))
            + " apart";
    boolean clocks =
        timeframe.duration().toMillis() % DAY == 0
            && timeframe.duration().toMillis() - apart <= CLOCK_CHANGE;
    return said
        + (clocks ? "; if bars begin at local midnight, say where: --zone America/New_York" : "");
  }

  /**
   * A row is wrong.
   *
   * @throws UnusableFile unless bad rows are left out
   */
  void bad(long line, String sentence) {
    if (!skipBad) {
      throw new UnusableFile(symbol.name(), line, sentence);
    }
    skippedCount++;
    if (skipped.size() < Reading.MOST_LISTED) {
      skipped.add(new BadRow(line, sentence));
    }
  }

  /**
   * All bars with what was left out.
   *
   * @throws UnusableFile if they are too few, or not as far apart as the time frame says
   */
  Reading reading(Understood understood, List<String> warnings) {
    if (bars.size() < 2) {
      String left = skippedCount == 0 ? "" : "; " + skippedCount + " rows were left out";
      throw new UnusableFile(symbol.name(), "there are fewer than two bars" + left);
    }
    if (newestFirst) {
      bars.reverse();
    }
    BarSeries series = bars.series(symbol, timeframe);
    Spacing.contradiction(series)
        .ifPresent(
            wrong -> {
              throw new UnusableFile(symbol.name(), wrong);
            });
    List<String> all = new ArrayList<>(warnings);
    all.addAll(Splits.in(series));
    return new Reading(series, understood, skipped, skippedCount, all);
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new RowFault(otherwise);
    }
  }
}
