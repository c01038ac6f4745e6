package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.Usage;
import ktrdr.rest.operations.OperationView;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.results.AssessmentCodec;

/**
 * A session as a row of a list.
 *
 * @param startedAt when its work began; null before that
 * @param queuePosition position in the queue, from 1; null when it does not wait
 * @param durationSeconds working time; null before it started
 */
public record SessionRowView(
    long id,
    String operationId,
    String phase,
    String outcome,
    String endedIn,
    String strategyName,
    String verdict,
    double progressPercentage,
    Instant createdAt,
    Instant startedAt,
    Instant completedAt,
    Integer queuePosition,
    Double durationSeconds,
    BigDecimal costUsd) {

  static SessionRowView of(
      Session session, Optional<Operation> root, Integer queuePosition, Usage usage, Instant now) {
    Session.Standing standing = session.standing();
    Optional<Instant> ended = Optional.of(standing.updated()).filter(at -> session.ended());
    return new SessionRowView(
        session.id(),
        session.operation().map(OperationId::value).orElse(null),
        standing.phase().wire(),
        standing.outcome().map(SessionOutcome::wire).orElse(null),
        standing.endedIn().map(p -> p.wire()).orElse(null),
        session.design().name().orElse(null),
        AssessmentCodec.verdict(session).orElse(null),
        root.map(r -> OperationView.ProgressView.percentage(r.progress())).orElse(0.0),
        standing.created(),
        SessionView.started(session, root).orElse(null),
        ended.orElse(null),
        queuePosition,
        SessionView.seconds(session, root, now),
        usage.cost().orElse(null));
  }
}
