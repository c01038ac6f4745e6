package ktrdr.batch.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Origin;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionStore;

/** The sessions that others repeat or go on from, and their work. */
@ApplicationScoped
public class Originals {
  @Inject private SessionStore sessions;
  @Inject private OperationStore operations;

  /**
   * The session that this one repeats or goes on from; empty if there is none.
   *
   * @throws IllegalStateException if it was removed meanwhile
   */
  public Optional<Session> of(Session session) {
    return session
        .origin()
        .map(
            from ->
                sessions
                    .find(from.session())
                    .filter(earlier -> earlier.operation().isPresent())
                    .orElseThrow(() -> removed(from)));
  }

  private static IllegalStateException removed(Origin from) {
    return new IllegalStateException(
        "Session " + from.session() + ", from which this one follows, was removed");
  }

  /** The completed work of the session that this one repeats or goes on from. */
  public Optional<Operation> work(Session session, OperationType type) {
    return of(session).flatMap(earlier -> newest(earlier, type));
  }

  /**
   * The newest completed operation of this type in a session. A fork has those before its
   * assessment from the earlier session.
   */
  Optional<Operation> completed(Session session, OperationType type) {
    Optional<Operation> own = newest(session, type);
    boolean taken =
        type != OperationType.AGENT_ASSESSMENT
            && session.origin().flatMap(Origin::beginsWith).isPresent();
    return taken ? own.or(() -> work(session, type)) : own;
  }

  private Optional<Operation> newest(Session session, OperationType type) {
    List<Operation> tree = operations.tree(session.operation().orElseThrow());
    return tree.stream()
        .filter(o -> o.type() == type && o.status() == OperationStatus.COMPLETED)
        .reduce((older, newer) -> newer);
  }
}
