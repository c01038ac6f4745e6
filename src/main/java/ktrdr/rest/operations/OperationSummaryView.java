package ktrdr.rest.operations;

import java.math.BigDecimal;
import java.time.Instant;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.Usage;

/**
 * An operation as a row of a list.
 *
 * @param startedAt when it first ran; null before that
 * @param queuePosition position in the queue, from 1; null when it does not wait
 * @param durationSeconds working time; null before it started
 */
public record OperationSummaryView(
    String operationId,
    String parentOperationId,
    Long sessionId,
    int attempt,
    String operationType,
    String status,
    Instant createdAt,
    Instant startedAt,
    Integer queuePosition,
    double progressPercentage,
    String currentStep,
    String symbol,
    Double durationSeconds,
    BigDecimal costUsd,
    String errorMessage) {

  static OperationSummaryView of(
      Operation operation, Integer queuePosition, Usage usage, Instant now) {
    String label = operation.progress().label();
    return new OperationSummaryView(
        operation.id().value(),
        operation.lineage().parent().map(OperationId::value).orElse(null),
        operation.lineage().session().orElse(null),
        operation.lineage().attempt(),
        operation.type().wire(),
        operation.status().wire(),
        operation.state().created(),
        operation.state().started().orElse(null),
        queuePosition,
        OperationView.ProgressView.percentage(operation.progress()),
        label.isEmpty() ? null : label,
        operation.subject().symbol(),
        OperationView.seconds(operation, now),
        usage.cost().orElse(null),
        operation.state().error().orElse(null));
  }
}
