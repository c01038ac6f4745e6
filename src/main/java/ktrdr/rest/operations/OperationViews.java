package ktrdr.rest.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.time.InstantSource;
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
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.JsonbConfiguration;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.jobs.Queue;
import ktrdr.sessions.results.EpochCodec;

/** Puts together what is shown of an operation from the places that know it. */
@ApplicationScoped
public class OperationViews {
  private final OperationStore operations;
  private final SessionStore sessions;
  private final Queue queue;
  private final InstantSource clock;
  private final Jsonb wire = new JsonbConfiguration().getContext(OperationView.class);

  @Inject
  public OperationViews(
      OperationStore operations, SessionStore sessions, Queue queue, InstantSource clock) {
    this.operations = operations;
    this.sessions = sessions;
    this.queue = queue;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected OperationViews() {
    this(null, null, null, null);
  }

  public Operation find(String id) {
    return operations.find(new OperationId(id)).orElseThrow(() -> new OperationNotFound(id));
  }

  public OperationView of(Operation operation) {
    return OperationView.of(operation, about(operation), clock.instant());
  }

  Map<String, Object> page(OperationPage page) {
    return rows(
        page.operations(), page.total(), page.active(), page.next().map(Query::token).orElse(null));
  }

  /** All children of an operation, oldest first, as a page of their own. */
  Map<String, Object> children(Operation parent) {
    List<Operation> children =
        operations.tree(parent.lineage().root()).stream()
            .filter(o -> o.lineage().parent().equals(Optional.of(parent.id())))
            .toList();
    long active = children.stream().filter(o -> o.status().active()).count();
    return rows(children, children.size(), active, null);
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
    Instant now = clock.instant();
    return rows.stream().map(o -> OperationSummaryView.of(o, positions.get(o.id()), now)).toList();
  }

  /** The queue is read only when one of these is in it. */
  public Map<OperationId, Integer> positions(List<Operation> rows) {
    boolean waiting = rows.stream().anyMatch(o -> o.state().ownership().turn().isPresent());
    return waiting ? queue.positions() : Map.of();
  }

  /**
   * The operation with its children nested in it as {@code children}; all as they are now.
   *
   * @throws OperationNotFound when it was removed since it was looked up
   */
  public JsonObject tree(Operation top) {
    List<Operation> tree = operations.tree(top.lineage().root());
    return tree.stream()
        .filter(o -> o.id().equals(top.id()))
        .findFirst()
        .map(now -> nest(now, tree))
        .orElseThrow(() -> new OperationNotFound(top.id().value()));
  }

  private JsonObject nest(Operation top, List<Operation> tree) {
    JsonArrayBuilder children = Json.createArrayBuilder();
    tree.stream()
        .filter(o -> o.lineage().parent().equals(Optional.of(top.id())))
        .forEach(o -> children.add(nest(o, tree)));
    JsonObject view = wire.fromJson(wire.toJson(of(top)), JsonObject.class);
    return Json.createObjectBuilder(view).add("children", children).build();
  }

  private OperationContext about(Operation operation) {
    Optional<Session> session = operation.lineage().session().flatMap(sessions::find);
    if (operation.isRoot() && session.isPresent()) {
      Integer position = position(operation);
      return OperationContext.session(session.get(), operations.tree(operation.id()), position);
    }
    return OperationContext.child(operation, session, metrics(operation));
  }

  private Integer position(Operation root) {
    if (root.state().ownership().turn().isEmpty()) {
      return null;
    }
    OptionalInt position = queue.position(root.id());
    return position.isPresent() ? position.getAsInt() : null;
  }

  private Map<String, Object> metrics(Operation operation) {
    if (operation.type() != OperationType.TRAINING) {
      return Map.of();
    }
    return EpochCodec.latest(operations.metrics(operation.id()));
  }
}
