package ktrdr.operations;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One entry in the event log of a tree, written in the transaction of the change that it describes.
 * All events of a tree together rebuild its operations: see {@link Fold}.
 *
 * @param sequence 1, 2, 3 … within the tree, without gaps
 * @param by who made the change, and from where
 * @param changes the new values of the changed fields, by the names of {@link OperationFields}
 */
public record OperationEvent(
    OperationId root,
    long sequence,
    OperationId operation,
    Instant time,
    Caller by,
    What what,
    Map<String, Object> changes) {

  /** The kind of an event. */
  public enum Kind {
    /** An operation was opened. */
    CREATED,
    /** Its status changed. */
    TRANSITION,
    /** Its work was asked to pause at the next safe point. */
    PAUSE_REQUESTED,
    /** Its work was asked to stop because its time limit is over. */
    TIMEOUT,
    /** It waits for a slot. */
    QUEUED,
    /** It got a slot. */
    DISPATCHED,
    /** Its server died or restarted, and a server continues the work. */
    RECOVERED,
    /** Paused stand-alone work continues. */
    RESUMED,
    /** Its worker was cut off. */
    FENCED,
    /** Work that was done and shown before is repeated. */
    REPEATED,
    /** The work ended too late; its result was not accepted. */
    LATE_RESULT;

    /** The name in JSON and in the tables. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this {@link #wire} name. */
    public static Kind of(String wire) {
      return Arrays.stream(values()).filter(k -> k.wire().equals(wire)).findFirst().orElseThrow();
    }
  }

  /**
   * What happened.
   *
   * @param reason a sentence or a few words
   * @param before the status before; empty for a creation
   */
  public record What(
      Kind kind, String reason, Optional<OperationStatus> before, OperationStatus after) {}

  /** The wire name of its kind. */
  public String kind() {
    return what.kind().wire();
  }

  /** The status of the operation after the event. */
  public OperationStatus after() {
    return what.after();
  }

  /** The changes worth showing to people, by wire name. */
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
