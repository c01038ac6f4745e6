package ktrdr.agent.model.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.model.wire.ProviderError;

/** After which ends another attempt is made. Never when this one may have been billed. */
final class RetryTable {
  private static final Set<Integer> STATUSES = Set.of(408, 409, 429, 500, 502, 503, 504, 529);

  /** Errors in a stream that has said nothing yet, as the status that they would have been. */
  private static final Map<String, Integer> IN_STREAM =
      Map.of(
          "overloaded_error", 529,
          "api_error", 500,
          "server_error", 500,
          "timeout_error", 504,
          "rate_limit_error", 429,
          "rate_limit_exceeded", 429);

  private RetryTable() {}

  static boolean allows(Attempt attempt) {
    Optional<ProviderError> error = attempt.outcome().error();
    if (error.filter(Rejections::isOutOfMoney).isPresent() || !attempt.isRejected()) {
      return false;
    }
    return attempt.outcome().end() == Attempt.End.REJECTED
        ? STATUSES.contains(attempt.received().status())
        : error.stream().anyMatch(RetryTable::isTemporary);
  }

  private static boolean isTemporary(ProviderError error) {
    return error.codes().stream().anyMatch(IN_STREAM::containsKey);
  }

  /** How long to wait before the next attempt: what the provider says, else longer each time. */
  static Duration pause(Attempt attempt, Duration first, Instant now) {
    return attempt
        .received()
        .retryAfter()
        .flatMap(text -> parsed(text.strip(), now))
        .orElseGet(() -> first.multipliedBy(1L << Math.min(10, attempt.number() - 1)));
  }

  private static Optional<Duration> parsed(String text, Instant now) {
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}
