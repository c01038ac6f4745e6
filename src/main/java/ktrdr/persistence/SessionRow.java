package ktrdr.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;

/** One row of {@code agent_sessions}, including rows that the original ktrdr wrote. */
@Entity
@Table(name = "agent_sessions")
public class SessionRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

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

  static SessionRow of(Assignment assignment, Session.Standing standing, Session.Design design) {
    SessionRow row = new SessionRow();
    row.created = standing.created();
    row.assignment = AssignmentJson.write(assignment);
    row.phase = standing.phase().wire();
    row.updated = standing.updated();
    row.strategyName = design.name().orElse(null);
    row.strategyDocument = design.document().orElse(null);
    return row;
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
        new Session.Verdict(Optional.ofNullable(assessmentText), Json.read(assessmentMetrics)));
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
