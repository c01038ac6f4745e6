package ktrdr.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times of the children of some sessions on one database. */
final class ChildTimes {
  private static final int PART = 100;

  private final List<Double> first = new ArrayList<>();
  private final List<Double> last = new ArrayList<>();
  private final List<Double> ratio = new ArrayList<>();
  private final List<Double> eachSecond = new ArrayList<>();

  /** Nanoseconds of each child of a session, in order. */
  void add(long[] nanos) {
    int part = Math.min(PART, nanos.length);
    double begin = Arrays.stream(nanos, 0, part).average().orElseThrow() / 1e6;
    double end =
        Arrays.stream(nanos, nanos.length - part, nanos.length).average().orElseThrow() / 1e6;
    first.add(begin);
    last.add(end);
    ratio.add(end / begin);
    eachSecond.add(nanos.length * 1e9 / Arrays.stream(nanos).sum());
  }

  void row(Table table, String database) {
    table.add(database, Spread.of(first), Spread.of(last), Spread.of(ratio), Spread.of(eachSecond));
  }
}
