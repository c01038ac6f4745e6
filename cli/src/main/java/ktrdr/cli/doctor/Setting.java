package ktrdr.cli.doctor;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An environment variable that ktrdr reads, and its allowed values. */
enum Setting {
  KTRDR_HOME(text()),
  KTRDR_INSTALL(text()),
  KTRDR_HTTP_PORT(number(1, 65_535)),
  KTRDR_HTTPS_PORT(number(1, 65_535)),
  KTRDR_SERVER(like("https?://\\S+", "an address like http://127.0.0.1:9080")),
  KTRDR_TOKEN(text()),
  KTRDR_DATABASE(one("derby", "postgresql")),
  KTRDR_DATABASE_URL(like("jdbc:postgresql:\\S+", "like jdbc:postgresql://host:5432/name")),
  KTRDR_DATABASE_USER(text()),
  KTRDR_DATABASE_PASSWORD(text()),
  KTRDR_SESSIONS_MAX_ACTIVE(number(1, Integer.MAX_VALUE)),
  KTRDR_OPERATIONS_MAX_ACTIVE(number(1, 100)),
  KTRDR_CANCEL_GRACE(duration()),
  KTRDR_RECOVERY(one("resume", "fail")),
  KTRDR_TIMEOUT_QUEUE(duration()),
  KTRDR_TIMEOUT_STEP(duration()),
  KTRDR_TIMEOUT_SESSION(duration()),
  KTRDR_CHECKPOINT_EVERY(number(1, Integer.MAX_VALUE)),
  KTRDR_RETENTION_COMPLETED_AGE(duration()),
  KTRDR_RETENTION_COMPLETED_COUNT(number(0, Integer.MAX_VALUE)),
  KTRDR_RETENTION_FAILED_AGE(duration()),
  KTRDR_RETENTION_FAILED_COUNT(number(0, Integer.MAX_VALUE)),
  KTRDR_RETENTION_CANCELLED_AGE(duration()),
  KTRDR_RETENTION_CANCELLED_COUNT(number(0, Integer.MAX_VALUE)),
  KTRDR_EVENTS_STREAMS(number(1, Integer.MAX_VALUE)),
  KTRDR_EVENTS_PING(duration());

  /** Checks a value and says what is allowed. */
  private interface Rule {
    Optional<String> broken(String value);
  }

  private final Rule rule;

  Setting(Rule rule) {
    this.rule = rule;
  }

  static Optional<Setting> named(String variable) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(variable)).findFirst();
  }

  /** What the value should be; empty if it is valid or counts as not given. */
  Optional<String> broken(String value) {
    return value.isBlank() ? Optional.empty() : rule.broken(value.strip());
  }

  private static Rule text() {
    return value -> Optional.empty();
  }

  private static Rule number(int from, int to) {
    String wanted =
        to == Integer.MAX_VALUE
            ? "a whole number, " + from + " or more"
            : "a whole number from " + from + " to " + to;
    return value -> {
      boolean fits =
          value.matches("\\d+")
              && new BigInteger(value).compareTo(BigInteger.valueOf(from)) >= 0
              && new BigInteger(value).compareTo(BigInteger.valueOf(to)) <= 0;
      return fits ? Optional.empty() : Optional.of(wanted);
    };
  }

  private static Rule duration() {
    return value -> {
      try {
        return Duration.parse(value).isNegative()
            ? Optional.of("a duration that is not negative")
            : Optional.empty();
      } catch (DateTimeException none) {
        return Optional.of("an ISO 8601 duration like PT10S, PT2H or P30D");
      }
    };
  }

  private static Rule one(String... words) {
    return value ->
        List.of(words).contains(value) ? Optional.empty() : Optional.of(String.join(" or ", words));
  }

  private static Rule like(String pattern, String wanted) {
    Pattern compiled = Pattern.compile(pattern);
    return value -> compiled.matcher(value).matches() ? Optional.empty() : Optional.of(wanted);
  }
}
