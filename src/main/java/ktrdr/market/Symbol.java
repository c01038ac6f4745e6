package ktrdr.market;

import java.time.Duration;

/**
 * What is traded.
 *
 * @param name as people write it, in upper case: {@code SPX}
 * @param description a few words: {@code S&P 500 index}
 * @param trading when it is traded, which decides how many bars make a year
 */
public record Symbol(String name, String description, Trading trading) {

  /** When a market is open. */
  public enum Trading {
    /** An exchange: 252 sessions of 6.5 hours a year. */
    EXCHANGE(252, Duration.ofMinutes(390)),
    /** Round the clock, every day of the year. */
    ALWAYS(365, Duration.ofDays(1));

    private final int sessionsAYear;
    private final Duration session;

    Trading(int sessionsAYear, Duration session) {
      this.sessionsAYear = sessionsAYear;
      this.session = session;
    }

    /** Number of bars of this time frame in a year, for annualising returns. */
    public double barsPerYear(Timeframe timeframe) {
      long bar = timeframe.duration().toSeconds();
      long day = Duration.ofDays(1).toSeconds();
      if (bar > day) {
        return 365.0 * day / bar;
      }
      return bar == day ? sessionsAYear : sessionsAYear * (double) session.toSeconds() / bar;
    }
  }
}
