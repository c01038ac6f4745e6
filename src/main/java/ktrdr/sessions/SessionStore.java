package ktrdr.sessions;

import java.util.List;
import java.util.Optional;
import ktrdr.operations.OperationId;

/** Stores sessions. All calls join the caller's transaction. */
public interface SessionStore {

  /** Stores a new session and gives it an id. */
  Session add(Start start, Session.Standing standing);

  /** Links a new session to its parent operation. */
  void link(long id, OperationId operation);

  /**
   * Stores the changed values, unless the session has ended meanwhile.
   *
   * @return false if it has; then nothing is changed
   */
  boolean replace(Session after);

  /** Reopens a session that has ended. */
  void reopen(Session after);

  Optional<Session> find(long id);

  /**
   * Lists sessions, newest first.
   *
   * @param before only sessions with a lower id, for the next page
   */
  default List<Session> list(
      Optional<SessionOutcome> outcome, Optional<Long> before, int limit, int offset) {
    return list(SessionQuery.of(outcome), before, limit, offset);
  }

  /**
   * Lists sessions in the order of a query.
   *
   * @param after the last session of the page before, for the next page
   */
  List<Session> list(SessionQuery query, Optional<Long> after, int limit, int offset);

  /** Nobody needs to know how many more sessions there are than so many. */
  long MOST_COUNTED = 10_000;

  /** How many there are, counted as far as one more than {@link #MOST_COUNTED}. */
  default long count(Optional<SessionOutcome> outcome) {
    return count(SessionQuery.of(outcome));
  }

  /** How many a query selects, counted as far as one more than {@link #MOST_COUNTED}. */
  long count(SessionQuery query);

  /** The session that ended last. */
  Optional<Session> lastEnded();

  /** Adds a tool call, unless the same one of that turn is there already. */
  void add(long session, ToolCall call);

  /** The tool calls of a session, in order. */
  List<ToolCall> toolCalls(long session);
}
