package ktrdr.agent.skill;

import java.util.Arrays;
import java.util.Random;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Resamples returns in blocks of random length, which preserves their dependence in time: Politis
 * and Romano, "The stationary bootstrap", JASA 89, 1994.
 *
 * @param resamples number of resamples, 1 or more; the time grows with it
 * @param seed the same seed gives the same numbers on every JDK
 */
public record StationaryBootstrap(int resamples, long seed) {
  private static final int RETURNS_BETWEEN_CHECKS = 65_536;

  public StationaryBootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException(resamples + " resamples");
    }
  }

  /** The mean length of a block: the cube root of the number of returns. */
  public static double blockLength(int returns) {
    return Math.max(1, StrictMath.cbrt(returns));
  }

  /**
   * Returns the Sharpe ratios of all resamples, per observation, in ascending order, NaN last.
   *
   * @throws ktrdr.work.WorkCancelled when the monitor was cancelled
   */
  public double[] sharpes(double[] returns, ProgressMonitor monitor) {
    // Random, because its specification fixes the algorithm; that of newer generators may change.
    Random random = new Random(seed);
    double[] sharpes = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      monitor.stopIfCancelled();
      sharpes[i] = resampledSharpe(returns, random, monitor);
      monitor.report(Progress.of(i + 1, resamples, "resample " + (i + 1) + "/" + resamples));
    }
    Arrays.sort(sharpes);
    return sharpes;
  }

  private static double resampledSharpe(double[] returns, Random random, ProgressMonitor monitor) {
    int n = returns.length;
    double restart = 1 / blockLength(n);
    int at = random.nextInt(n);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      if (i % RETURNS_BETWEEN_CHECKS == RETURNS_BETWEEN_CHECKS - 1) {
        monitor.stopIfCancelled();
      }
      at = random.nextDouble() < restart ? random.nextInt(n) : (at + 1) % n;
      sum += returns[at];
      squares += returns[at] * returns[at];
    }
    double mean = sum / n;
    return mean / Math.sqrt((squares - n * mean * mean) / (n - 1));
  }
}
