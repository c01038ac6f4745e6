package ktrdr.operations;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
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

  /** Kinds of events. */
  public enum Kind {
    /** An operation was opened. */
    CREATED,
    /** Its status changed. */
    TRANSITION,
    /** Its work was asked to stop at the next safe point, and can go on. */
    PAUSE_REQUESTED,
    /** Its work was asked to stop because its time is over. */
    TIMEOUT,
    /** It waits for a slot. */
    QUEUED,
    /** It got its slot. */
    DISPATCHED,
    /** Its server died, and another one goes on. */
    RECOVERED,
    /** Stand-alone work that was paused goes on. */
    RESUMED,
    /** Whoever worked on it is cut off. */
    FENCED,
    /** Work is done again that was done and shown before. */
    REPEATED,
    /** Work ended when it was no longer wanted; its result was not accepted. */
    LATE_RESULT;

    /** The name in JSON and in the tables. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name that {@link #wire} gave. */
    public static Kind of(String wire) {
      return Arrays.stream(values()).filter(k -> k.wire().equals(wire)).findFirst().orElseThrow();
    }
  }

  /**
   * What happened.
   *
   * @param reason a sentence, or a few words
   * @param before empty for a creation
   */
  public record What(
      Kind kind, String reason, Optional<OperationStatus> before, OperationStatus after) {}

  /** The name of its kind. */
  public String kind() {
    return what.kind().wire();
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
