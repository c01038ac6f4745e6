package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.Usage;
import ktrdr.rest.operations.OperationView;
import ktrdr.rest.operations.TokensView;
import ktrdr.sessions.InComparison;
import ktrdr.sessions.Origin.Kind;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.ToolCall;
import ktrdr.sessions.budget.BudgetWait;

/** A session with its phases, results, assessment and tool calls. */
public record SessionView(
    boolean success,
    long id,
    long sessionId,
    String operationId,
    String phase,
    String outcome,
    String endedIn,
    String strategyName,
    String strategy,
    String model,
    Long replayOf,
    Long rerunOf,
    Long forkedFrom,
    Long comparisonId,
    String brief,
    long seed,
    String symbol,
    String timeframe,
    Instant createdAt,
    Instant updatedAt,
    Instant startedAt,
    Instant completedAt,
    Double durationSeconds,
    String errorMessage,
    List<PhaseView> phases,
    Map<String, Object> results,
    String assessmentText,
    Map<String, Object> assessment,
    List<ToolCallView> toolCalls,
    TokensView tokens,
    BigDecimal costUsd,
    BudgetWaitView waitsForBudget) {

  /**
   * Why a session is paused that goes on by itself.
   *
   * @param budget null if a bill waits for a person
   */
  public record BudgetWaitView(String budget, BigDecimal neededUsd, String sentence) {
    static BudgetWaitView of(BudgetWait wait) {
      return new BudgetWaitView(
          wait.forPerson() ? null : wait.budget(), wait.needed(), "It waits for " + wait.what());
    }
  }

  /** One of the four phases, whether it has started or not. */
  public record PhaseView(
      String phase,
      String operationType,
      String operationId,
      String status,
      Double durationSeconds) {}

  /**
   * Creates the view of a session.
   *
   * @param tree its operations, root first; empty when it has none
   * @param wait the budget that it waits for
   */
  static SessionView of(
      Session session,
      List<Operation> tree,
      List<ToolCall> calls,
      Usage usage,
      Optional<BudgetWait> wait,
      Instant now) {
    Session.Standing standing = session.standing();
    Optional<Operation> root = tree.stream().findFirst();
    Instant ended = session.ended() ? standing.updated() : null;
    return new SessionView(
        true,
        session.id(),
        session.id(),
        session.operation().map(OperationId::value).orElse(null),
        standing.phase().wire(),
        standing.outcome().map(SessionOutcome::wire).orElse(null),
        standing.endedIn().map(SessionPhase::wire).orElse(null),
        session.design().name().orElse(null),
        session.design().document().orElse(null),
        session.assignment().model(),
        earlier(session, Kind.REPLAY),
        earlier(session, Kind.RERUN),
        earlier(session, Kind.FORK),
        comparison(session),
        session.assignment().brief(),
        session.seed(),
        session.assignment().market().symbol(),
        session.assignment().market().timeframe(),
        standing.created(),
        standing.updated(),
        started(session, root).orElse(null),
        ended,
        seconds(session, root, now),
        root.flatMap(r -> r.state().error()).orElse(null),
        phases(tree, now),
        results(tree),
        session.verdict().text().orElse(null),
        session.verdict().metrics().isEmpty() ? null : session.verdict().metrics(),
        calls.stream().map(ToolCallView::of).toList(),
        TokensView.of(session.assignment().model(), usage),
        usage.cost().orElse(null),
        wait.filter(w -> root.filter(w::holds).isPresent()).map(BudgetWaitView::of).orElse(null));
  }

  /** The number of the session that this was done with; null if none. */
  static Long earlier(Session session, Kind kind) {
    return session.origin().flatMap(from -> from.as(kind)).orElse(null);
  }

  /** The number of the comparison that it is a part of; null if none. */
  static Long comparison(Session session) {
    return session.links().comparison().map(InComparison::id).orElse(null);
  }

  /** When its work began; the time of creation for sessions of the original ktrdr. */
  static Optional<Instant> started(Session session, Optional<Operation> root) {
    return root.isPresent()
        ? root.get().state().started()
        : Optional.of(session.standing().created());
  }

  /** Working time in seconds; null before it started. */
  static Double seconds(Session session, Optional<Operation> root, Instant now) {
    if (root.isPresent()) {
      return OperationView.seconds(root.get(), now);
    }
    Instant end = session.ended() ? session.standing().updated() : now;
    return Duration.between(session.standing().created(), end).toMillis() / 1000.0;
  }

  private static List<PhaseView> phases(List<Operation> tree, Instant now) {
    return List.of(SessionPhase.working()).stream().map(p -> phase(p, tree, now)).toList();
  }

  private static PhaseView phase(SessionPhase phase, List<Operation> tree, Instant now) {
    Optional<Operation> child = newest(phase, tree);
    return new PhaseView(
        phase.wire(),
        phase.work().orElseThrow().wire(),
        child.map(o -> o.id().value()).orElse(null),
        child.map(o -> o.status().wire()).orElse("not_started"),
        child.map(o -> OperationView.seconds(o, now)).orElse(null));
  }

  private static Map<String, Object> results(List<Operation> tree) {
    Map<String, Object> results = new LinkedHashMap<>();
    List<String> names = List.of("design", "training", "backtesting", "assessment");
    for (int i = 0; i < names.size(); i++) {
      results.put(
          names.get(i),
          newest(SessionPhase.working()[i], tree)
              .filter(o -> o.status() == OperationStatus.COMPLETED)
              .map(o -> o.output().results())
              .orElse(null));
    }
    return results;
  }

  private static Optional<Operation> newest(SessionPhase phase, List<Operation> tree) {
    return phase.work().flatMap(work -> work.newestIn(tree));
  }
}
