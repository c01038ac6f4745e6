package ktrdr.operations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the log of a tree: written in the transaction of the change that it tells. All lines
 * together rebuild the operations: see {@link Fold}.
 *
 * @param sequence 1, 2, 3 … within the root, without gaps
 * @param by who did it, and from where
 * @param changes what is different now, by the names of {@link Fold}
 */
public record OperationEvent(
    OperationId root,
    long sequence,
    OperationId operation,
    Instant time,
    Caller by,
    What what,
    Map<String, Object> changes) {

  /**
   * What happened.
   *
   * @param kind {@code created}, {@code transition}, {@code recovered}, {@code late_result}, …
   * @param reason a sentence, or a few words
   * @param before empty for a creation
   */
  public record What(
      String kind, String reason, Optional<OperationStatus> before, OperationStatus after) {}

  public String kind() {
    return what.kind();
  }

  public OperationStatus after() {
    return what.after();
  }

  /** What people want to know of the changes. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (changes.get("cancellation") instanceof Map<?, ?> cancellation) {
      facts.put("cancelled_by", cancellation.get("by"));
      facts.put("forced", cancellation.get("forced"));
    }
    for (String name : new String[] {"owner", "epoch", "attempt"}) {
      if (changes.get(name) != null) {
        facts.put(name, changes.get(name));
      }
    }
    return facts;
  }
}
