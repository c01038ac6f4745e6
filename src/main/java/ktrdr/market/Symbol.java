package ktrdr.market;

/**
 * What is traded.
 *
 * @param name as people write it, in upper case: {@code SPX}
 * @param description a few words: {@code S&P 500 index}
 * @param trading when it is traded, which decides when a week of bars is complete
 */
public record Symbol(String name, String description, Trading trading) {

  /** When a market is open. */
  public enum Trading {
    /** During the hours of an exchange, on the days on which it is open. */
    EXCHANGE,
    /** Round the clock, every day of the year. */
    ALWAYS
  }
}
