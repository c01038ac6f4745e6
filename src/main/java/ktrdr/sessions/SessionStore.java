package ktrdr.sessions;

import java.util.List;
import java.util.Optional;
import ktrdr.operations.OperationId;

/** Where sessions are kept. All calls join the caller's transaction. */
public interface SessionStore {

  /** Keeps a new session and gives it its id. */
  Session add(Assignment assignment, Session.Standing standing, Session.Design design);

  /** Links a new session to its parent operation. */
  void link(long id, OperationId operation);

  /**
   * Replaces what changed, unless the session has ended meanwhile.
   *
   * @return false when it has; nothing is changed then
   */
  boolean replace(Session after);

  /** Opens a session again that has ended. */
  void reopen(Session after);

  Optional<Session> find(long id);

  /**
   * Newest first.
   *
   * @param before only those with a lower id: the rest of a list
   */
  List<Session> list(
      Optional<SessionOutcome> outcome, Optional<Long> before, int limit, int offset);

  long count(Optional<SessionOutcome> outcome);

  /** The one that ended last. */
  Optional<Session> lastEnded();

  /** The tools that were called in a session, in order. */
  List<ToolCall> toolCalls(long session);
}
