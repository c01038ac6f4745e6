package ktrdr.rest.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionStore;

/** Sessions and their root operations, by which the ledger knows them. */
@ApplicationScoped
public class SessionRoots {
  @Inject private SessionStore sessions;
  @Inject private OperationStore operations;

  /**
   * The root of the session in the query.
   *
   * @throws SessionNotFound when there is no such session
   */
  Optional<String> asked(Query query) {
    return query.number("session").map(this::root);
  }

  private String root(long session) {
    return sessions
        .find(session)
        .flatMap(s -> s.operation())
        .map(OperationId::value)
        .orElseThrow(() -> new SessionNotFound(session));
  }

  /** The session of a root; null when it is gone. */
  Long session(String root) {
    return operations
        .find(new OperationId(root))
        .map(Operation::lineage)
        .flatMap(lineage -> lineage.session())
        .orElse(null);
  }
}
