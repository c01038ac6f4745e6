package ktrdr.rest.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationPage;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.Usage;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Usages;
import ktrdr.sessions.jobs.Queue;
import ktrdr.sessions.sweeps.SweepStore;

/** Builds the views of operations from their tree, session and metrics. */
@ApplicationScoped
public class OperationViews {
  private final OperationStore operations;
  private final SessionStore sessions;
  private final Usages usages;
  private final Queue queue;
  private final SweepStore sweeps;
  private final InstantSource clock;

  @Inject
  public OperationViews(
      OperationStore operations,
      SessionStore sessions,
      Usages usages,
      Queue queue,
      SweepStore sweeps,
      InstantSource clock) {
    this.operations = operations;
    this.sessions = sessions;
    this.usages = usages;
    this.queue = queue;
    this.sweeps = sweeps;
    this.clock = clock;
  }

  /** For the container's proxy. */
  protected OperationViews() {
    this(null, null, null, null, null, null);
  }

  /**
   * Finds an operation by the id in a path.
   *
   * @throws OperationNotFound when there is no such operation
   */
  public Operation find(String id) {
    return operations.find(new OperationId(id)).orElseThrow(() -> new OperationNotFound(id));
  }

  /** The view of an operation with all its context; reads its tree and session. */
  public OperationView of(Operation operation) {
    return OperationView.of(operation, about(operation), clock.instant());
  }

  Map<String, Object> page(OperationPage page) {
    String next = page.next().map(Query::token).orElse(null);
    Map<String, Object> body = rows(page.operations(), page.counted(), page.active(), next);
    body.put("total_is_lower_bound", page.totalIsLowerBound());
    return body;
  }

  /** All children of an operation on one page, oldest first. */
  Map<String, Object> children(Operation parent) {
    List<Operation> children =
        parent.type() == OperationType.SWEEP
            ? runs(parent)
            : operations.tree(parent.lineage().root()).stream()
                .filter(o -> o.lineage().parent().equals(Optional.of(parent.id())))
                .toList();
    long active = children.stream().filter(o -> o.status().active()).count();
    return rows(children, children.size(), active, null);
  }

  /** The sessions of a sweep are its children, though each is a tree of its own. */
  private List<Operation> runs(Operation sweep) {
    return sweeps.members(sweep.id()).stream()
        .flatMap(session -> session.operation().flatMap(operations::find).stream())
        .toList();
  }

  private Map<String, Object> rows(List<Operation> rows, long total, long active, String next) {
    Map<String, Object> body = Envelope.data(summaries(rows));
    body.put("total_count", total);
    body.put("total_is_lower_bound", false);
    body.put("active_count", active);
    body.put("next_page_token", next);
    return body;
  }

  private List<OperationSummaryView> summaries(List<Operation> rows) {
    Map<OperationId, Integer> positions = positions(rows);
    Map<OperationId, Usage> used = usages.of(rows.stream().map(Operation::id).toList());
    Instant now = clock.instant();
    return rows.stream()
        .map(o -> OperationSummaryView.of(o, positions.get(o.id()), used.get(o.id()), now))
        .toList();
  }

  /** The queue positions of these operations. Reads the queue only when one of them waits in it. */
  public Map<OperationId, Integer> positions(List<Operation> rows) {
    boolean waiting = rows.stream().anyMatch(o -> o.state().ownership().turn().isPresent());
    return waiting ? queue.positions() : Map.of();
  }

  /**
   * Returns the operation with its descendants nested in {@code children}, all as a consistent
   * snapshot.
   *
   * @throws OperationNotFound when it was removed in the meantime
   */
  public Map<String, Object> tree(Operation top) {
    List<Operation> tree = operations.tree(top.lineage().root());
    Surroundings around = around(tree);
    return tree.stream()
        .filter(o -> o.id().equals(top.id()))
        .findFirst()
        .map(now -> now.type() == OperationType.SWEEP ? sweep(now, around) : nest(now, around))
        .orElseThrow(() -> new OperationNotFound(top.id().value()));
  }

  private Map<String, Object> sweep(Operation sweep, Surroundings around) {
    Map<String, Object> view = nest(sweep, around);
    List<Map<String, Object>> runs = new ArrayList<>();
    for (Operation run : runs(sweep)) {
      List<Operation> tree = operations.tree(run.id());
      tree.stream().findFirst().ifPresent(root -> runs.add(nest(root, around(tree))));
    }
    view.put("children", runs);
    return view;
  }

  private Map<String, Object> nest(Operation top, Surroundings around) {
    List<Map<String, Object>> children =
        around.tree().stream()
            .filter(o -> o.lineage().parent().equals(Optional.of(top.id())))
            .map(o -> nest(o, around))
            .toList();
    OperationContext context = context(top, around);
    Map<String, Object> view = OperationView.of(top, context, clock.instant()).members();
    view.put("children", children);
    return view;
  }

  /** The data that is read once for all operations of a tree. */
  private record Surroundings(
      List<Operation> tree,
      Optional<Session> session,
      Map<OperationId, Usage> usage,
      Map<OperationId, Map<String, Object>> metrics) {}

  private Surroundings around(List<Operation> tree) {
    List<OperationId> trainings =
        tree.stream().filter(o -> o.type() == OperationType.TRAINING).map(Operation::id).toList();
    Optional<Session> session =
        tree.stream().findFirst().flatMap(root -> root.lineage().session()).flatMap(sessions::find);
    return new Surroundings(
        tree,
        session,
        usages.of(tree.stream().map(Operation::id).toList()),
        operations.lastMetrics(trainings));
  }

  private OperationContext about(Operation operation) {
    boolean whole = operation.isRoot() && operation.lineage().session().isPresent();
    List<Operation> tree = whole ? operations.tree(operation.id()) : List.of(operation);
    return context(operation, around(tree));
  }

  private OperationContext context(Operation operation, Surroundings around) {
    Usage usage = around.usage().get(operation.id());
    if (operation.isRoot() && around.session().isPresent()) {
      return OperationContext.session(
          around.session().get(), around.tree(), usage, position(operation));
    }
    Map<String, Object> metrics = around.metrics().getOrDefault(operation.id(), Map.of());
    return OperationContext.child(operation, around.session(), usage, metrics);
  }

  private Integer position(Operation root) {
    if (root.state().ownership().turn().isEmpty()) {
      return null;
    }
    OptionalInt position = queue.position(root.id());
    return position.isPresent() ? position.getAsInt() : null;
  }
}
