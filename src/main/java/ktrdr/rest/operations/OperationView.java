package ktrdr.rest.operations;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.WorkTime;
import ktrdr.rest.wire.JsonbConfiguration;
import ktrdr.sessions.results.BarsCodec;
import ktrdr.sessions.results.BarsCodec.Period;
import ktrdr.work.Progress;

/** An operation in the wire format. Every key is always present, null when unknown. */
public record OperationView(
    String operationId,
    String parentOperationId,
    String rootOperationId,
    Long sessionId,
    String operationType,
    String status,
    int attempt,
    String retryOf,
    Instant createdAt,
    Instant startedAt,
    Instant completedAt,
    Double durationSeconds,
    ProgressView progress,
    MetadataView metadata,
    Instant eta,
    CancelView cancel,
    PauseView pause,
    Integer queuePosition,
    String owner,
    long epoch,
    String errorMessage,
    List<String> warnings,
    List<String> errors,
    Map<String, Object> resultSummary,
    Map<String, Object> metrics,
    TokensView tokens,
    BigDecimal costUsd,
    long version) {

  /** The progress: a percentage from 0 to 100 with two decimals, and the steps of the work. */
  public record ProgressView(
      double percentage,
      String currentStep,
      long stepsCompleted,
      long stepsTotal,
      long itemsProcessed,
      long itemsTotal,
      String currentItem,
      Map<String, Object> context) {

    public static ProgressView of(Progress progress, long stepsCompleted, long stepsTotal) {
      return new ProgressView(
          percentage(progress),
          progress.label().isEmpty() ? null : progress.label(),
          stepsCompleted,
          stepsTotal,
          progress.itemsProcessed(),
          progress.itemsTotal(),
          (String) progress.context().get("current_item"),
          WorkTime.shown(progress));
    }

    /** Progress from 0 to 100, rounded to two decimals. */
    public static double percentage(Progress progress) {
      return Math.round(progress.fraction() * 10_000) / 100.0;
    }
  }

  /** What the operation works on. */
  public record MetadataView(
      String description,
      String symbol,
      String timeframe,
      String mode,
      String startDate,
      String endDate,
      Map<String, Object> parameters) {}

  /** The request to cancel it; {@code effective} when the operation is cancelled. */
  public record CancelView(
      Instant requestedAt,
      String by,
      String reason,
      Instant deadline,
      boolean effective,
      boolean forced) {

    /** Creates the view; null when nobody asked to cancel. */
    public static CancelView of(Operation operation) {
      return operation
          .state()
          .cancellation()
          .map(
              c ->
                  new CancelView(
                      c.notice().requested(),
                      c.notice().by().by(),
                      c.notice().reason(),
                      c.notice().deadline(),
                      operation.status() == OperationStatus.CANCELLED,
                      c.forced()))
          .orElse(null);
    }
  }

  /** The request to pause it. */
  public record PauseView(Instant requestedAt, String by, String reason) {
    /** Creates the view; null when nobody asked to pause. */
    public static PauseView of(Operation operation) {
      return operation
          .state()
          .stopRequest()
          .filter(h -> h.kind() == Operation.StopRequest.Kind.PAUSE)
          .map(Operation.StopRequest::notice)
          .map(n -> new PauseView(n.requested(), n.by().by(), n.reason()))
          .orElse(null);
    }
  }

  /**
   * Creates the view of an operation.
   *
   * @param context what its session, tree and metrics add
   */
  static OperationView of(Operation operation, OperationContext context, Instant now) {
    Operation.Lineage lineage = operation.lineage();
    Operation.State state = operation.state();
    return new OperationView(
        operation.id().value(),
        lineage.parent().map(OperationId::value).orElse(null),
        lineage.root().value(),
        lineage.session().orElse(null),
        operation.type().wire(),
        operation.status().wire(),
        lineage.attempt(),
        lineage.retryOf().map(OperationId::value).orElse(null),
        state.created(),
        state.started().orElse(null),
        state.ended().orElse(null),
        seconds(operation, now),
        ProgressView.of(operation.progress(), context.stepsCompleted(), context.stepsTotal()),
        metadata(operation, context),
        operation.end(now).orElse(null),
        CancelView.of(operation),
        PauseView.of(operation),
        context.queuePosition(),
        state.ownership().owner().orElse(null),
        operation.term(),
        state.error().orElse(null),
        operation.output().warnings(),
        state.error().stream().toList(),
        context.summary(),
        context.metrics(),
        context.tokens(),
        context.tokens().costUsd(),
        state.version());
  }

  /** The members by wire name, as a map to which others can be added. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (RecordComponent member : OperationView.class.getRecordComponents()) {
      members.put(JsonbConfiguration.name(member.getName()), value(member));
    }
    return members;
  }

  private Object value(RecordComponent member) {
    try {
      return member.getAccessor().invoke(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Working time in seconds; null before it started. */
  public static Double seconds(Operation operation, Instant now) {
    return operation.duration(now).map(d -> d.toMillis() / 1000.0).orElse(null);
  }

  private static MetadataView metadata(Operation operation, OperationContext context) {
    Operation.Subject subject = operation.subject();
    return new MetadataView(
        subject.description(),
        subject.symbol(),
        subject.timeframe(),
        context.mode(),
        period(operation, Period::from, "start_date"),
        period(operation, Period::to, "end_date"),
        context.parameters());
  }

  // The period of the result; before there is one, the requested period.
  private static String period(Operation operation, Function<Period, String> end, String asked) {
    Optional<Period> period = BarsCodec.period(operation);
    return period.isPresent()
        ? end.apply(period.get())
        : (String) operation.subject().parameters().get(asked);
  }
}
