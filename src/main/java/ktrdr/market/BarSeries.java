package ktrdr.market;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;

/**
 * Bars of one symbol and one time frame in time order. Immutable; kept as columns of primitives.
 *
 * <p>{@link #upTo} is the only way to look back from a bar, so look-ahead never happens by
 * accident.
 */
public final class BarSeries {
  private static final int BARS_BETWEEN_CHECKS = 4_096;

  private final Symbol symbol;
  private final Timeframe timeframe;
  private final long[] end;
  private final double[][] columns;
  private final int from;
  private final int size;
  private final double barsPerYear;
  private volatile String hash;

  private BarSeries(Symbol symbol, Timeframe timeframe, long[] end, double[][] columns) {
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.end = end;
    this.columns = columns;
    this.from = 0;
    this.size = end.length;
    this.barsPerYear = BarsPerYear.of(end, timeframe);
  }

  private BarSeries(BarSeries whole, int from, int size) {
    this.symbol = whole.symbol;
    this.timeframe = whole.timeframe;
    this.end = whole.end;
    this.columns = whole.columns;
    this.from = from;
    this.size = size;
    this.barsPerYear = whole.barsPerYear;
  }

  /**
   * Returns a series of these bars.
   *
   * @throws IllegalArgumentException if the bars are not in strictly ascending time order
   */
  public static BarSeries of(Symbol symbol, Timeframe timeframe, List<Bar> bars) {
    int n = bars.size();
    long[] end = new long[n];
    double[][] columns = new double[5][n];
    for (int i = 0; i < n; i++) {
      Bar bar = bars.get(i);
      end[i] = bar.end().toEpochMilli();
      if (i > 0 && end[i] <= end[i - 1]) {
        throw new IllegalArgumentException("bar " + i + " ends at " + bar.end() + ", not later");
      }
      columns[0][i] = bar.open();
      columns[1][i] = bar.high();
      columns[2][i] = bar.low();
      columns[3][i] = bar.close();
      columns[4][i] = bar.volume();
    }
    return new BarSeries(symbol, timeframe, end, columns);
  }

  /**
   * Returns a series of these columns (open, high, low, close, volume). Takes ownership of the
   * arrays; does not copy them.
   */
  public static BarSeries of(Symbol symbol, Timeframe timeframe, long[] end, double[][] columns) {
    return new BarSeries(symbol, timeframe, end, columns);
  }

  public Symbol symbol() {
    return symbol;
  }

  public Timeframe timeframe() {
    return timeframe;
  }

  public int size() {
    return size;
  }

  /** Heap that this series uses, in bytes. A series that this one is a slice of is not counted. */
  public long bytes() {
    return bytes(size);
  }

  /** Heap that a series of {@code bars} bars uses, in bytes. */
  public static long bytes(int bars) {
    return bars * (Long.BYTES + 5L * Double.BYTES);
  }

  public double open(int i) {
    return columns[0][at(i)];
  }

  public double high(int i) {
    return columns[1][at(i)];
  }

  public double low(int i) {
    return columns[2][at(i)];
  }

  public double close(int i) {
    return columns[3][at(i)];
  }

  public double volume(int i) {
    return columns[4][at(i)];
  }

  /** When bar {@code i} is complete. */
  public Instant end(int i) {
    return Instant.ofEpochMilli(end[at(i)]);
  }

  /** When bar {@code i} begins. People and the wire call this the bar's time. */
  public Instant start(int i) {
    return end(i).minus(timeframe.duration());
  }

  public Bar bar(int i) {
    return new Bar(end(i), open(i), high(i), low(i), close(i), volume(i));
  }

  /** What was known when bar {@code last} closed: bars 0 to {@code last}, inclusive. */
  public BarSeries upTo(int last) {
    return slice(0, last + 1);
  }

  /** Bars {@code first} (inclusive) to {@code after} (exclusive); index 0 is bar {@code first}. */
  public BarSeries slice(int first, int after) {
    if (first < 0 || after > size || first > after) {
      throw new IndexOutOfBoundsException("[" + first + ", " + after + ") of " + size);
    }
    return first == 0 && after == size ? this : new BarSeries(this, from + first, after - first);
  }

  /** Bars that begin between these UTC dates, both inclusive; an empty date means no bound. */
  public BarSeries between(Optional<LocalDate> from, Optional<LocalDate> to) {
    int first = from.map(day -> firstFrom(day)).orElse(0);
    int after = to.map(day -> firstFrom(day.plusDays(1))).orElse(size);
    return slice(Math.min(first, after), after);
  }

  private int firstFrom(LocalDate day) {
    long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    int i = Arrays.binarySearch(end, from, from + size, start + timeframe.duration().toMillis());
    return (i >= 0 ? i : -i - 1) - from;
  }

  /** Returns a copy of the closes, oldest first, for libraries that work on arrays. */
  public double[] closes() {
    return Arrays.copyOfRange(columns[3], from, from + size);
  }

  /**
   * Number of bars in a year, for annualising returns; counted in the whole series, of which a
   * slice keeps it: a test period is too short to count in.
   */
  public double barsPerYear() {
    return barsPerYear;
  }

  /** SHA-256 of times and values, in hex. Two series with the same hash hold the same data. */
  public String sha256() {
    return sha256(ProgressMonitor.unwatched());
  }

  /**
   * Like {@link #sha256()}, but cancellable: hashing millions of bars takes a while. Computed once,
   * then remembered.
   */
  public String sha256(ProgressMonitor monitor) {
    monitor.stopIfCancelled();
    String known = hash;
    if (known == null) {
      known = Sha256.hex(digest(monitor));
      hash = known;
    }
    return known;
  }

  private byte[] digest(ProgressMonitor monitor) {
    MessageDigest digest = Sha256.digest();
    ByteBuffer row = ByteBuffer.allocate(6 * Long.BYTES);
    for (int i = from; i < from + size; i++) {
      if ((i + 1 - from) % BARS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
      }
      row.clear().putLong(end[i]);
      for (double[] column : columns) {
        row.putDouble(column[i]);
      }
      digest.update(row.array());
    }
    return digest.digest();
  }

  private int at(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException("bar " + i + " of " + size);
    }
    return from + i;
  }
}
