package ktrdr.sessions.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.Operations;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.InSweep;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;

/** The child operations that do the work of a session's phases: one for each attempt at a phase. */
@ApplicationScoped
public class Children {
  private final OperationStore store;
  private final Operations operations;

  @Inject
  public Children(OperationStore store, Operations operations) {
    this.store = store;
    this.operations = operations;
  }

  /** For the container's proxy only. */
  protected Children() {
    this(null, null);
  }

  /** Creates the parent operation of a new session. */
  Operation openRoot(Session session, Operation.Ownership ownership, Caller by) {
    return operations.open(
        new Operations.Opening(
            OperationType.AGENT_SESSION,
            Optional.empty(),
            Optional.of(session.id()),
            1,
            Optional.empty(),
            subject("Research session " + session.id(), session),
            ownership),
        by);
  }

  /** Creates a new attempt at a phase; it has number 1 if it is the first. */
  Operation open(Operation root, Session session, SessionPhase phase, Caller by) {
    Optional<Operation> before = newest(root, phase);
    return operations.open(
        new Operations.Opening(
            phase.work().orElseThrow(),
            Optional.of(root),
            Optional.of(session.id()),
            before.map(b -> b.lineage().attempt() + 1).orElse(1),
            before.map(Operation::id),
            subject(phase.title() + " of session " + session.id(), session),
            root.state().ownership()),
        by);
  }

  /** Returns the attempt at a phase that is due to be worked on; empty if there is none. */
  Optional<Operation> toDo(Session session, SessionPhase phase) {
    Operation root = store.find(session.operation().orElseThrow()).orElseThrow();
    return newest(root, phase).filter(c -> c.status().active());
  }

  /** Returns a root and all below it. */
  List<Operation> of(OperationId root) {
    return store.tree(root);
  }

  /** Returns the last attempt at a phase. */
  Optional<Operation> newest(Operation root, SessionPhase phase) {
    return phase.work().flatMap(work -> work.newestIn(store.tree(root.id())));
  }

  private static Operation.Subject subject(String description, Session session) {
    Assignment.Market market = session.assignment().market();
    return new Operation.Subject(
        description, market.symbol(), market.timeframe(), parameters(session));
  }

  private static Map<String, Object> parameters(Session session) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("seed", session.seed());
    session.origin().ifPresent(from -> parameters.put(from.kind().wire(), from.session()));
    session.links().comparison().ifPresent(in -> parameters.put("comparison_id", in.id()));
    session.links().sweep().ifPresent(in -> put(in, parameters));
    return parameters;
  }

  private static void put(InSweep in, Map<String, Object> parameters) {
    parameters.put("sweep_id", in.sweep().value());
    parameters.put("sweep_point", in.point());
  }
}
