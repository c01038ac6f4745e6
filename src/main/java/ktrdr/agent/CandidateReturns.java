package ktrdr.agent;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ktrdr.work.DurableFile;

/**
 * What each scored candidate of a design earned, after costs, on the bars of its design window that
 * none of its networks was trained on. All candidates were traded on the same bars.
 *
 * @param barsPerPeriod how many bars each return covers: 1, or more if there are many bars
 * @param series of the first {@value #MOST_CANDIDATES} scored candidates, in order of the search
 */
public record CandidateReturns(int barsPerPeriod, List<Series> series)
    implements DurableFile.Content {
  /** Returns of more candidates are not kept, so that the file stays small. */
  public static final int MOST_CANDIDATES = 256;

  /** A series of more bars is kept as the returns of several bars each. */
  static final int MOST_PERIODS = 2_048;

  private static final int FORMAT = 1;

  public CandidateReturns {
    series = List.copyOf(series);
    if (series.stream().mapToInt(one -> one.returns.length).distinct().count() > 1) {
      throw new IllegalArgumentException("candidates with different numbers of returns");
    }
  }

  /**
   * The returns of one candidate.
   *
   * @param candidate its number in the search; the first is 1
   * @param returns oldest first, each as a fraction
   */
  public record Series(int candidate, double[] returns) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Series that
          && candidate == that.candidate
          && Arrays.equals(returns, that.returns);
    }

    @Override
    public int hashCode() {
      return 31 * candidate + Arrays.hashCode(returns);
    }
  }

  /** The returns alone, one array for each candidate. */
  public List<double[]> returns() {
    return series.stream().map(Series::returns).toList();
  }

  /** How many bars one of the periods covers if there are this many bars. */
  public static int barsPerPeriod(int bars) {
    return Math.max(1, (bars + MOST_PERIODS - 1) / MOST_PERIODS);
  }

  /**
   * Compounds the returns of bars to those of periods. Bars that don't fill a period are left out,
   * the oldest first.
   */
  public static double[] ofPeriods(double[] bars) {
    int length = barsPerPeriod(bars.length);
    double[] periods = new double[bars.length / length];
    int first = bars.length - periods.length * length;
    for (int period = 0; period < periods.length; period++) {
      double grown = 1;
      for (int bar = 0; bar < length; bar++) {
        grown *= 1 + bars[first + period * length + bar];
      }
      periods[period] = length == 1 ? bars[first + period] : grown - 1;
    }
    return periods;
  }

  @Override
  public void to(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(FORMAT);
    data.writeInt(barsPerPeriod);
    data.writeInt(series.size());
    for (Series one : series) {
      data.writeInt(one.candidate);
      data.writeInt(one.returns.length);
      for (double value : one.returns) {
        data.writeDouble(value);
      }
    }
    data.flush();
  }

  /**
   * Reads what {@link #to} wrote. What is read equals what was written, bit for bit.
   *
   * @throws IOException if the file can't be read or is none of this form
   */
  public static CandidateReturns read(Path file) throws IOException {
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException(file.getFileName() + " has the unknown format " + format);
    }
    int barsPerPeriod = data.readInt();
    Series[] series = new Series[atMost(MOST_CANDIDATES, data.readInt(), file)];
    for (int i = 0; i < series.length; i++) {
      int candidate = data.readInt();
      double[] returns = new double[atMost(MOST_PERIODS, data.readInt(), file)];
      for (int period = 0; period < returns.length; period++) {
        returns[period] = data.readDouble();
      }
      series[i] = new Series(candidate, returns);
    }
    return new CandidateReturns(barsPerPeriod, List.of(series));
  }

  private static int atMost(int most, int count, Path file) throws IOException {
    if (count < 0 || count > most) {
      throw new IOException(file.getFileName() + " is damaged");
    }
    return count;
  }
}
