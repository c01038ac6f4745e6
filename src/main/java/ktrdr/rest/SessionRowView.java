package ktrdr.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;

/** A session as a row of a list. */
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
    Instant completedAt,
    Double durationSeconds,
    double costUsd) {

  static SessionRowView of(Session session, List<Operation> tree, Instant now) {
    Session.Standing standing = session.standing();
    Optional<Operation> root = tree.stream().findFirst();
    Instant started = root.flatMap(r -> r.state().started()).orElse(standing.created());
    Instant ended = session.ended() ? standing.updated() : null;
    return new SessionRowView(
        session.id(),
        session.operation().map(OperationId::value).orElse(null),
        standing.phase().wire(),
        standing.outcome().map(SessionOutcome::wire).orElse(null),
        standing.endedIn().map(p -> p.wire()).orElse(null),
        session.design().name().orElse(null),
        (String) session.verdict().metrics().get("verdict"),
        root.map(r -> OperationView.ProgressView.percentage(r.progress())).orElse(0.0),
        standing.created(),
        ended,
        Duration.between(started, ended == null ? now : ended).toMillis() / 1000.0,
        0);
  }
}
