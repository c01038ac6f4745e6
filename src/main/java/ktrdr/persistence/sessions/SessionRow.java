package ktrdr.persistence.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.persistence.Json;
import ktrdr.sessions.InComparison;
import ktrdr.sessions.InSweep;
import ktrdr.sessions.Links;
import ktrdr.sessions.Origin;
import ktrdr.sessions.Origin.Kind;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;

/** One row of {@code agent_sessions}, including rows that the original ktrdr wrote. */
@Entity
@Table(name = "agent_sessions")
public class SessionRow {
  @Id private Long id;

  private String phase;

  @Column(name = "created_at")
  private Instant created;

  @Column(name = "updated_at")
  private Instant updated;

  @Column(name = "strategy_name")
  private String strategyName;

  @Column(name = "operation_id")
  private String operation;

  private String outcome;

  @Lob
  @Column(name = "assessment_text")
  private String assessmentText;

  @Lob
  @Column(name = "assessment_metrics")
  private String assessmentMetrics;

  @Column(name = "ended_in")
  private String endedIn;

  @Lob private String assignment;

  @Lob
  @Column(name = "strategy_document")
  private String strategyDocument;

  @Column(name = "replay_of")
  private Long replayOf;

  @Column(name = "rerun_of")
  private Long rerunOf;

  @Column(name = "forked_from")
  private Long forkedFrom;

  @Column(name = "comparison_id")
  private Long comparison;

  @Column(name = "compared_at")
  private Instant compared;

  private String symbol;
  private String model;
  private String verdict;
  private Double sharpe;

  @Column(name = "total_return")
  private Double totalReturn;

  @Column(name = "trade_count")
  private Integer trades;

  @Column(name = "sweep_operation_id")
  private String sweep;

  @Column(name = "sweep_point")
  private Integer sweepPoint;

  static SessionRow of(long id, Start start, Session.Standing standing) {
    Session.Design design = start.design();
    SessionRow row = new SessionRow();
    row.id = id;
    row.created = standing.created();
    row.assignment = AssignmentJson.write(start.assignment());
    row.symbol = cut(start.assignment().market().symbol());
    row.model = cut(start.assignment().model());
    row.phase = standing.phase().wire();
    row.updated = standing.updated();
    row.strategyName = design.name().orElse(null);
    row.strategyDocument = design.document().orElse(null);
    row.replayOf = earlier(start, Kind.REPLAY);
    row.rerunOf = earlier(start, Kind.RERUN);
    row.forkedFrom = earlier(start, Kind.FORK);
    Optional<InComparison> in = start.links().comparison();
    row.comparison = in.map(InComparison::id).orElse(null);
    row.compared = start.links().since().orElse(null);
    Optional<InSweep> sweep = start.links().sweep();
    row.sweep = sweep.map(InSweep::sweep).map(OperationId::value).orElse(null);
    row.sweepPoint = sweep.map(InSweep::point).orElse(null);
    return row;
  }

  /** As much as an index holds; nobody has a longer name. */
  static String cut(String name) {
    return name.substring(0, Math.min(100, name.length()));
  }

  private static Long earlier(Start start, Kind kind) {
    return start.origin().flatMap(from -> from.as(kind)).orElse(null);
  }

  Long id() {
    return id;
  }

  static String metrics(Session session) {
    Map<String, Object> metrics = session.verdict().metrics();
    return metrics.isEmpty() ? null : Json.write(metrics);
  }

  Session toSession() {
    return new Session(
        id,
        Optional.ofNullable(operation).map(OperationId::new),
        AssignmentJson.read(assignment),
        standing(),
        new Session.Design(
            Optional.ofNullable(strategyName), Optional.ofNullable(strategyDocument)),
        new Session.Verdict(Optional.ofNullable(assessmentText), Json.read(assessmentMetrics)),
        new Links(
            origin(),
            Optional.ofNullable(comparison).map(c -> new InComparison(c, compared)),
            Optional.ofNullable(sweep)
                .map(OperationId::new)
                .map(id -> new InSweep(id, sweepPoint, compared))));
  }

  private Optional<Origin> origin() {
    return origin(Kind.REPLAY, replayOf)
        .or(() -> origin(Kind.RERUN, rerunOf))
        .or(() -> origin(Kind.FORK, forkedFrom));
  }

  private static Optional<Origin> origin(Kind kind, Long session) {
    return Optional.ofNullable(session).map(number -> new Origin(kind, number));
  }

  // The original ktrdr wrote values in either case, and outcomes that this one does not have.
  private Session.Standing standing() {
    return new Session.Standing(
        SessionPhase.of(phase).orElse(SessionPhase.COMPLETE),
        Optional.ofNullable(outcome).flatMap(SessionOutcome::of),
        Optional.ofNullable(endedIn).flatMap(SessionPhase::of),
        created,
        Optional.ofNullable(updated).orElse(created));
  }
}
