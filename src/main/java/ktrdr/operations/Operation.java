package ktrdr.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.work.Progress;

/**
 * The visible, cancellable unit of work, as it stood when it was read. Immutable: a change is a new
 * one, and {@link OperationStore#replace} decides whether it came first.
 */
public record Operation(
    OperationId id,
    Lineage lineage,
    OperationType type,
    State state,
    Subject subject,
    Output output,
    Progress progress) {

  /**
   * Where it stands in its tree.
   *
   * @param parent empty for a root
   * @param root its own id for a root
   * @param session the session that it works for; empty for stand-alone work
   * @param attempt 1, and one more with each retry
   */
  public record Lineage(
      Optional<OperationId> parent,
      OperationId root,
      Optional<Long> session,
      int attempt,
      Optional<OperationId> retryOf) {}

  /**
   * Status and what explains it.
   *
   * @param version one more with each transition; compare-and-set goes by it
   * @param started when it first ran
   * @param ended when it became terminal
   */
  public record State(
      OperationStatus status,
      long version,
      Instant created,
      Optional<Instant> started,
      Optional<Instant> ended,
      Optional<Cancellation> cancellation,
      Optional<String> error) {

    State becoming(OperationStatus next, Instant now) {
      boolean starts = next == OperationStatus.RUNNING && started.isEmpty();
      return new State(
          next,
          version + 1,
          created,
          starts ? Optional.of(now) : started,
          next.terminal() ? Optional.of(now) : Optional.empty(),
          cancellation,
          error);
    }

    State cancelledBy(Cancellation who) {
      return new State(status, version, created, started, ended, Optional.of(who), error);
    }

    State because(String sentence) {
      return new State(
          status, version, created, started, ended, cancellation, Optional.of(sentence));
    }
  }

  /**
   * Somebody asked to stop.
   *
   * @param deadline after it the worker is cut off and the operation is cancelled all the same
   * @param forced true when that happened
   */
  public record Cancellation(
      Instant requested, String by, String reason, Instant deadline, boolean forced) {

    Cancellation byForce() {
      return new Cancellation(requested, by, reason, deadline, true);
    }
  }

  /**
   * What it is about.
   *
   * @param parameters facts by wire name: {@code strategy_name}, {@code seed}, …
   */
  public record Subject(
      String description, String symbol, String timeframe, Map<String, Object> parameters) {}

  /** What came out: results by wire name, empty until completed; and warnings. */
  public record Output(Map<String, Object> results, List<String> warnings) {
    public static final Output NONE = new Output(Map.of(), List.of());
  }

  public OperationStatus status() {
    return state.status();
  }

  public boolean isRoot() {
    return lineage.parent().isEmpty();
  }

  /** From its start to its end, or to now; empty when it never started. */
  public Optional<Duration> duration(Instant now) {
    return state.started().map(start -> Duration.between(start, state.ended().orElse(now)));
  }

  Operation with(State next) {
    return new Operation(id, lineage, type, next, subject, output, progress);
  }

  Operation with(Subject next) {
    return new Operation(id, lineage, type, state, next, output, progress);
  }

  Operation with(Output next) {
    return new Operation(id, lineage, type, state, subject, next, progress);
  }

  public Operation with(Progress next) {
    return new Operation(id, lineage, type, state, subject, output, next);
  }
}
