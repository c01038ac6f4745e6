package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.Statistics;
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
 * @param sharpe annual, of bars that the design never saw; null until assessed, like the others
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
    BigDecimal costUsd,
    String symbol,
    String timeframe,
    String model,
    long seed,
    Double sharpe,
    Double totalReturn,
    Integer tradeCount) {

  static SessionRowView of(
      Session session, Optional<Operation> root, Integer queuePosition, Usage usage, Instant now) {
    Session.Standing standing = session.standing();
    Optional<Instant> ended = Optional.of(standing.updated()).filter(at -> session.ended());
    Optional<Statistics.Trading> trading =
        AssessmentCodec.read(session)
            .map(AssessmentResult::statistics)
            .flatMap(Statistics::trading);
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
        usage.cost().orElse(null),
        session.assignment().market().symbol(),
        session.assignment().market().timeframe(),
        session.assignment().model(),
        session.seed(),
        figure(trading, t -> t.sharpe().ratio()),
        figure(trading, t -> t.metrics().totalReturn()),
        trading.map(t -> t.metrics().trades().count()).orElse(null));
  }

  private static Double figure(
      Optional<Statistics.Trading> trading, ToDoubleFunction<Statistics.Trading> figure) {
    return trading.map(figure::applyAsDouble).filter(Double::isFinite).orElse(null);
  }
}
