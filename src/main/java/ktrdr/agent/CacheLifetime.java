package ktrdr.agent;

import java.time.Duration;

/** How long a provider keeps what a request wrote to its prompt cache; each has a price. */
public enum CacheLifetime {
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  THIRTY_MINUTES("30m", Duration.ofMinutes(30)),
  ONE_HOUR("1h", Duration.ofHours(1)),
  TWELVE_HOURS("12h", Duration.ofHours(12));

  private final String wire;
  private final Duration duration;

  CacheLifetime(String wire, Duration duration) {
    this.wire = wire;
    this.duration = duration;
  }

  /** Its name in requests, price lists and the ledger. */
  public String wire() {
    return wire;
  }

  public Duration duration() {
    return duration;
  }
}
