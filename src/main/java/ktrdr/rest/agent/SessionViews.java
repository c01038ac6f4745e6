package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.Usage;
import ktrdr.rest.wire.PathNumber;
import ktrdr.rest.wire.Query;
import ktrdr.sessions.Origin;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionQuery;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Usages;
import ktrdr.sessions.budget.BudgetWaits;
import ktrdr.sessions.jobs.Queue;

/** Builds the views of sessions. */
@ApplicationScoped
public class SessionViews {
  @Inject private SessionStore sessions;
  @Inject private OperationStore operations;
  @Inject private Usages usages;
  @Inject private Queue queue;
  @Inject private BudgetWaits waits;
  @Inject private InstantSource clock;

  /**
   * Finds the session with the id in a path.
   *
   * @throws SessionNotFound when the id is no number or there is no such session
   */
  Session find(String id) {
    long number = PathNumber.of(id).orElseThrow(() -> new SessionNotFound(id));
    return sessions.find(number).orElseThrow(() -> new SessionNotFound(number));
  }

  SessionView of(Session session) {
    return SessionView.of(
        session,
        tree(session),
        sessions.toolCalls(session.id()),
        usages.of(session),
        session.operation().flatMap(waits::find),
        clock.instant());
  }

  Map<String, Object> list(Query query) {
    SessionQuery asked = SessionFilters.of(query);
    int limit = query.integer("limit", 10, 1, 1000);
    int offset = query.integer("offset", 0, 0, 1_000_000);
    Optional<Long> before = query.session("page_token");
    // One extra row tells whether there is another page.
    List<Session> found = sessions.list(asked, before, limit + 1, offset);
    List<Session> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("sessions", rows(page));
    long total = sessions.count(asked);
    body.put("total", Math.min(total, SessionStore.MOST_COUNTED));
    body.put("total_is_lower_bound", total > SessionStore.MOST_COUNTED);
    body.put("next_page_token", page.size() == found.size() ? null : Query.token(page));
    return body;
  }

  /** The answer to a request that started a session. */
  Response accepted(Session session, UriInfo uri) {
    String root = session.operation().orElseThrow().value();
    URI operation = uri.getBaseUriBuilder().path("operations").path(root).build();
    return Response.accepted(triggered(session)).location(operation).build();
  }

  private Map<String, Object> triggered(Session session) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("triggered", true);
    body.put("session_id", session.id());
    body.put("operation_id", session.operation().orElseThrow().value());
    OptionalInt position = queue.position(session.operation().orElseThrow());
    body.put("status", position.isPresent() ? "pending" : "started");
    body.put("queue_position", position.isPresent() ? position.getAsInt() : null);
    body.put("model", session.assignment().model());
    body.put(
        "message",
        "Research session "
            + session.id()
            + (position.isPresent()
                ? " waits for a slot, position " + position.getAsInt()
                : " started"));
    return body;
  }

  private List<SessionRowView> rows(List<Session> page) {
    Map<OperationId, Integer> positions = queue.positions();
    Map<OperationId, Usage> used =
        usages.of(page.stream().flatMap(s -> s.operation().stream()).toList());
    Instant now = clock.instant();
    return page.stream()
        .map(
            s ->
                SessionRowView.of(
                    s,
                    root(s),
                    s.operation().map(positions::get).orElse(null),
                    s.operation().map(used::get).orElseGet(() -> usages.of(s)),
                    now))
        .toList();
  }

  private Optional<Operation> root(Session session) {
    return session.operation().flatMap(operations::find);
  }

  private List<Operation> tree(Session session) {
    List<Operation> own = session.operation().map(operations::tree).orElse(List.of());
    return session
        .origin()
        .flatMap(from -> from.as(Origin.Kind.FORK))
        .flatMap(sessions::find)
        .flatMap(Session::operation)
        .map(earlier -> withTaken(own, operations.tree(earlier)))
        .orElse(own);
  }

  /** The work of a fork, with what it took from the session that it goes on from. */
  private static List<Operation> withTaken(List<Operation> own, List<Operation> earlier) {
    return Stream.concat(
            own.stream(),
            earlier.stream().skip(1).filter(o -> o.type() != OperationType.AGENT_ASSESSMENT))
        .toList();
  }
}
