package ktrdr.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ktrdr.fixture.Database;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ProgressLockTest {
  private final Database database = new Database();
  private final OperationId id = new OperationId("op_training_20261122_101500_0123456789");

  @AfterEach
  void close() {
    database.close();
  }

  /** Derby would notice the deadlock after twenty seconds only, and undo one of the two. */
  @Test
  void a_report_never_deadlocks_with_the_transition_that_writes_the_same_progress()
      throws Exception {
    add(OperationStatus.RUNNING);
    CompletableFuture<Void> report =
        database.in(
            () -> {
              database.operations().lock(id);
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(() -> database.run(() -> progress(0.3)));
              database.untilSomebodyWaits();
              progress(0.6);
              return waiting;
            });
    report.get(10, TimeUnit.SECONDS);
    assertThat(fraction()).isEqualTo(0.6);
  }

  @Test
  void progress_never_falls() {
    add(OperationStatus.RUNNING);
    database.run(() -> progress(0.5));
    database.run(() -> progress(0.4));
    assertThat(fraction()).isEqualTo(0.5);
  }

  @Test
  void work_that_counted_its_last_unit_is_at_100_percent_only_when_it_is_completed() {
    add(OperationStatus.RUNNING);
    database.run(() -> progress(1));
    assertThat(fraction()).isLessThan(1).isGreaterThan(0.99);
  }

  @Test
  void a_completed_operation_is_at_100_percent() {
    add(OperationStatus.COMPLETED);
    database.run(() -> progress(1));
    assertThat(fraction()).isEqualTo(1);
  }

  @Test
  void a_completed_operation_takes_no_more_progress() {
    add(OperationStatus.COMPLETED);
    database.run(() -> progress(1));
    database.run(() -> database.operations().progress(id, 0, Progress.of(7, 7, "too late")));
    assertThat(database.in(() -> database.operations().find(id)).orElseThrow().progress().label())
        .isEqualTo("epoch");
  }

  @Test
  void a_cancelled_operation_takes_no_more_progress() {
    add(OperationStatus.CANCELLED);
    database.run(() -> progress(0.5));
    assertThat(fraction()).isZero();
  }

  @Test
  void a_cancelled_operation_takes_no_more_metrics() {
    add(OperationStatus.CANCELLED);
    database.run(() -> database.operations().addMetrics(id, 0, 1, Map.of("epoch", 1)));
    assertThat(database.in(() -> database.operations().metrics(id))).isEmpty();
  }

  @Test
  void a_worker_of_an_earlier_tenure_can_report_nothing() {
    add(OperationStatus.RUNNING);
    database.run(() -> database.operations().progress(id, 7, Progress.of(1, 2, "late")));
    database.run(() -> database.operations().addMetrics(id, 7, 1, Map.of("epoch", 1)));
    assertThat(fraction()).isZero();
    assertThat(database.in(() -> database.operations().metrics(id))).isEmpty();
  }

  @Test
  void the_same_epoch_is_kept_once() {
    add(OperationStatus.RUNNING);
    database.run(() -> database.operations().addMetrics(id, 0, 1, Map.of("epoch", 1)));
    database.run(() -> database.operations().addMetrics(id, 0, 1, Map.of("epoch", 1)));
    assertThat(database.in(() -> database.operations().metrics(id))).hasSize(1);
  }

  private void progress(double fraction) {
    Progress progress = new Progress(fraction, "epoch", 1, 2, Map.of());
    database.operations().progress(id, 0, progress);
  }

  private double fraction() {
    return database.in(() -> database.operations().find(id)).orElseThrow().progress().fraction();
  }

  private void add(OperationStatus status) {
    Operation.State state =
        new Operation.State(
            status,
            1,
            new Operation.Times(Instant.EPOCH, Optional.empty(), Optional.empty()),
            Operation.Ownership.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Operation operation =
        new Operation(
            id,
            new Operation.Lineage(Optional.empty(), id, Optional.empty(), 1, Optional.empty()),
            OperationType.TRAINING,
            state,
            new Operation.Subject("a training", "SPX", "1d", Map.of()),
            Operation.Output.NONE,
            Progress.NONE);
    database.run(() -> database.operations().add(operation));
  }
}
