package ktrdr.market;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The span of one bar. A bar covers [start, start + duration) in UTC. */
public enum Timeframe {
  M1("1m", Duration.ofMinutes(1)),
  M5("5m", Duration.ofMinutes(5)),
  M15("15m", Duration.ofMinutes(15)),
  M30("30m", Duration.ofMinutes(30)),
  H1("1h", Duration.ofHours(1)),
  H4("4h", Duration.ofHours(4)),
  D1("1d", Duration.ofDays(1)),
  W1("1w", Duration.ofDays(7));

  private final String code;
  private final Duration duration;

  Timeframe(String code, Duration duration) {
    this.code = code;
    this.duration = duration;
  }

  /** The usual short form: {@code 1d}. */
  public String code() {
    return code;
  }

  public Duration duration() {
    return duration;
  }

  /** Returns the time frame with this code, ignoring case; empty if there is none. */
  public static Optional<Timeframe> of(String code) {
    return Arrays.stream(values()).filter(t -> t.code.equalsIgnoreCase(code)).findFirst();
  }

  @Override
  public String toString() {
    return code;
  }
}
