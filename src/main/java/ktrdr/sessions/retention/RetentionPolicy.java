package ktrdr.sessions.retention;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.operations.OperationStatus;

/**
 * How many ended trees are kept, and for how long.
 *
 * @param rules by the final status of a root; a status without a rule is kept for ever
 */
public record RetentionPolicy(Map<OperationStatus, Rule> rules) {

  /**
   * What is kept of one status; a root that exceeds either limit is removed. Empty means no limit.
   *
   * @param age since its end
   * @param count number of newest roots to keep
   */
  public record Rule(Optional<Duration> age, Optional<Integer> count) {
    public Rule {
      if (age.filter(Duration::isNegative).isPresent() || count.filter(n -> n < 0).isPresent()) {
        throw new IllegalArgumentException(
            "KTRDR_RETENTION_… can't be negative: age " + age + ", count " + count);
      }
    }

    boolean keepsAll() {
      return age.isEmpty() && count.isEmpty();
    }

    private String words() {
      return age.map(Object::toString)
          .map(a -> count.map(n -> a + ", " + n).orElse(a))
          .orElseGet(() -> count.map(Object::toString).orElse(""));
    }
  }

  /** For people: {@code everything}, or {@code completed: P30D, 100; failed: P7D}. */
  public String words() {
    String limits =
        rules.entrySet().stream()
            .filter(e -> !e.getValue().keepsAll())
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey().wire() + ": " + e.getValue().words())
            .collect(Collectors.joining("; "));
    return limits.isEmpty() ? "everything" : limits;
  }
}
