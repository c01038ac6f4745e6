package ktrdr.market.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.work.ProgressMonitor;

/**
 * An imaginary market. The current regime sets the drift and the volatility of its log price, and
 * now and then the regime changes. A weak pull back to the start keeps the price finite over
 * millions of bars.
 */
final class RandomMarket {
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
  private static final int BARS_BETWEEN_CHECKS = 4_096;
  private static final double START_PRICE = 100;
  private static final double PULL_A_DAY = 5e-4;
  private static final double CHANGE_A_BAR = 1.0 / 250;

  /** Drift and volatility of the log price per day. */
  private enum Regime {
    RISING(8e-4, 0.008),
    FALLING(-1.2e-3, 0.018),
    QUIET(0, 0.004),
    WILD(0, 0.03);

    private final double drift;
    private final double volatility;

    Regime(double drift, double volatility) {
      this.drift = drift;
      this.volatility = volatility;
    }
  }

  private final SplittableRandom random;
  private final Timeframe timeframe;
  private final double days;
  private final long[] end;
  private final double[][] columns;
  private Regime regime = Regime.RISING;
  private double log = StrictMath.log(START_PRICE);

  RandomMarket(int bars, Timeframe timeframe) {
    this.random = new SplittableRandom(bars);
    this.timeframe = timeframe;
    this.days = (double) timeframe.duration().toMillis() / Duration.ofDays(1).toMillis();
    this.end = new long[bars];
    this.columns = new double[5][bars];
  }

  BarSeries series(Symbol symbol, ProgressMonitor monitor) {
    for (int i = 0; i < end.length; i++) {
      if (i % BARS_BETWEEN_CHECKS == 0) {
        monitor.stopIfCancelled();
      }
      end[i] = START.toEpochMilli() + (i + 1L) * timeframe.duration().toMillis();
      next(i);
    }
    return BarSeries.of(symbol, timeframe, end, columns);
  }

  private void next(int i) {
    if (random.nextDouble() < CHANGE_A_BAR) {
      regime = Regime.values()[random.nextInt(Regime.values().length)];
    }
    // Box-Muller: a pair of normal numbers, one for the move and one for the shadows.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    double angle = 2 * Math.PI * random.nextDouble();
    double shake = regime.volatility * StrictMath.sqrt(days);
    double pull = PULL_A_DAY * days * (StrictMath.log(START_PRICE) - log);
    double open = StrictMath.exp(log);
    log += regime.drift * days + pull + shake * radius * StrictMath.cos(angle);
    double shadow = shake * Math.abs(radius * StrictMath.sin(angle)) / 2;
    columns[0][i] = open;
    columns[3][i] = StrictMath.exp(log);
    columns[1][i] = Math.max(open, columns[3][i]) * (1 + shadow);
    columns[2][i] = Math.min(open, columns[3][i]) / (1 + shadow);
    columns[4][i] = StrictMath.floor(1_000 * (1 + radius) * (1 + random.nextDouble()));
  }
}
