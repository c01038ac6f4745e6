package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.rest.money.Budgets;
import ktrdr.rest.operations.OperationView;
import ktrdr.rest.operations.OperationViews;
import ktrdr.sessions.Limits;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Start;
import ktrdr.sessions.ToolCall;
import ktrdr.sessions.Usages;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.commands.Sessions;

/** Shows what the agent does now and what it did last. */
@ApplicationScoped
public class AgentStatus {
  private static final int RECENT = 10;

  @Inject private Sessions sessions;
  @Inject private SessionStore store;
  @Inject private OperationStore operations;
  @Inject private SessionViews views;
  @Inject private OperationViews operationViews;
  @Inject private Usages usages;
  @Inject private Limits limits;
  @Inject private Slots slots;
  @Inject private Capacity capacity;
  @Inject private Budgets budgets;
  @Inject private InstantSource clock;

  /**
   * An active session.
   *
   * @param startedAt when its work began; null before that
   * @param queuePosition position in the queue, from 1; null when it does not wait
   */
  public record ActiveView(
      long id,
      String operationId,
      String status,
      String phase,
      String strategyName,
      String childOperationId,
      double progressPercentage,
      Instant createdAt,
      Instant updatedAt,
      Instant startedAt,
      Integer queuePosition,
      Double durationSeconds,
      BigDecimal costUsd) {}

  /**
   * The body of the status answer.
   *
   * @param verbose true to include the whole current session
   */
  Map<String, Object> view(boolean verbose) {
    List<Operation> roots = sessions.active();
    Map<OperationId, Integer> positions = operationViews.positions(roots);
    List<ActiveView> active =
        roots.stream().flatMap(r -> active(r, positions.get(r.id())).stream()).toList();
    Optional<ActiveView> current =
        Sessions.current(roots).flatMap(r -> active(r, positions.get(r.id())));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("status", active.isEmpty() ? "idle" : "active");
    body.put("has_active_session", !active.isEmpty());
    Capacity.Agent agent = capacity.agent();
    body.put("agent_enabled", agent.enabled());
    body.put("agent_paused", agent.enabled() ? null : paused(agent));
    atTop(body, current);
    body.put("session", current.map(a -> verbose ? views.of(session(a)) : a).orElse(null));
    body.put("active_sessions", active);
    body.put("last_cycle", store.lastEnded().map(AgentStatus::lastCycle).orElse(null));
    body.put("budget", budgets.summary());
    body.put("capacity", capacity());
    body.put("recent_actions", current.map(a -> actions(a.id())).orElse(List.of()));
    return body;
  }

  private static Map<String, Object> paused(Capacity.Agent agent) {
    Map<String, Object> paused = new LinkedHashMap<>();
    paused.put("by", agent.by().orElse(null));
    paused.put("reason", agent.reason().orElse(null));
    return paused;
  }

  /** Says what a trigger would do now, without starting anything. */
  Map<String, Object> dryRun(Start start) {
    boolean full = slots.full();
    boolean enabled = capacity.agent().enabled();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("dry_run", true);
    body.put("would_trigger", enabled && (!full || start.queue()));
    body.put("reason", enabled ? full && !start.queue() ? full() : null : "disabled");
    return body;
  }

  private String full() {
    return limits.maxActive() == 1 ? "active_session_exists" : "at_capacity";
  }

  /** The answer to pausing or resuming the agent. */
  Map<String, Object> agent(boolean changed) {
    boolean enabled = capacity.agent().enabled();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("agent_enabled", enabled);
    body.put("changed", changed);
    body.put(
        "message",
        enabled
            ? "The agent starts sessions"
            : "The agent starts no new sessions; running sessions continue");
    return body;
  }

  private Session session(ActiveView active) {
    return store.find(active.id()).orElseThrow();
  }

  private Optional<ActiveView> active(Operation root, Integer queuePosition) {
    Optional<String> child =
        operations.tree(root.id()).stream()
            .skip(1)
            .filter(o -> o.status().active())
            .map(o -> o.id().value())
            .findFirst();
    return root.lineage()
        .session()
        .flatMap(store::find)
        .map(
            s ->
                new ActiveView(
                    s.id(),
                    root.id().value(),
                    root.status().wire(),
                    s.standing().phase().wire(),
                    s.design().name().orElse(null),
                    child.orElse(null),
                    OperationView.ProgressView.percentage(root.progress()),
                    s.standing().created(),
                    s.standing().updated(),
                    root.state().started().orElse(null),
                    queuePosition,
                    OperationView.seconds(root, clock.instant()),
                    usages.of(s).cost().orElse(null)));
  }

  private List<ToolCallView> actions(long session) {
    List<ToolCall> calls = store.toolCalls(session);
    int first = Math.max(0, calls.size() - RECENT);
    return calls.subList(first, calls.size()).stream().map(ToolCallView::of).toList();
  }

  private static void atTop(Map<String, Object> body, Optional<ActiveView> current) {
    body.put("operation_id", current.map(ActiveView::operationId).orElse(null));
    body.put("phase", current.map(ActiveView::phase).orElse(null));
    body.put("child_operation_id", current.map(ActiveView::childOperationId).orElse(null));
    body.put("progress", current.map(ActiveView::progressPercentage).orElse(null));
    body.put("strategy_name", current.map(ActiveView::strategyName).orElse(null));
    body.put("created_at", current.map(ActiveView::createdAt).orElse(null));
    body.put("updated_at", current.map(ActiveView::updatedAt).orElse(null));
    body.put("started_at", current.map(ActiveView::startedAt).orElse(null));
  }

  private static Map<String, Object> lastCycle(Session session) {
    Optional<SessionOutcome> outcome = session.standing().outcome();
    Map<String, Object> cycle = new LinkedHashMap<>();
    cycle.put("session_id", session.id());
    cycle.put("operation_id", session.operation().map(o -> o.value()).orElse(null));
    cycle.put("outcome", outcome.map(SessionOutcome::root).map(OperationStatus::wire).orElse(null));
    cycle.put("session_outcome", outcome.map(SessionOutcome::wire).orElse(null));
    cycle.put("strategy_name", session.design().name().orElse(null));
    cycle.put("completed_at", session.standing().updated());
    return cycle;
  }

  private Map<String, Object> capacity() {
    return Map.of(
        "active", slots.held().size(),
        "limit", limits.maxActive(),
        "queued", slots.waiting().size());
  }
}
