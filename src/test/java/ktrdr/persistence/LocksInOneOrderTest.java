package ktrdr.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.Thread.State;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import ktrdr.fixture.Database;
import ktrdr.fixture.Quiet;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.Operations;
import ktrdr.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who ends an operation and who reports its progress at that moment wait for each other once. */
class LocksInOneOrderTest {
  private static final Set<State> WAITING = Set.of(State.WAITING, State.TIMED_WAITING);
  private static final Database database = new Database();
  private final JpaOperationStore store = database.operations();
  private final Operations operations = new Operations(store, new SetClock(), new Quiet<>());

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void a_late_report_of_progress_does_not_deadlock_with_the_end_of_the_work() throws Exception {
    Operation running = database.in(this::running);
    Thread carrier = new Thread(() -> carry(running));
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    carrier.setUncaughtExceptionHandler((thread, e) -> failure.complete(e));
    assertThatCode(() -> database.run(() -> complete(running, carrier))).doesNotThrowAnyException();
    carrier.join();
    assertThat(failure).isNotDone();
    Operation ended = database.in(() -> store.find(running.id()).orElseThrow());
    assertThat(ended.status()).isEqualTo(OperationStatus.COMPLETED);
    assertThat(ended.progress().fraction()).isEqualTo(1);
  }

  private Operation running() {
    Operation pending =
        operations.open(
            OperationType.TRAINING,
            Optional.empty(),
            Optional.empty(),
            1,
            new Operation.Subject("a training", "SPX", "1d", Map.of()),
            "test");
    return operations.move(pending, OperationStatus.RUNNING, "test", "began").orElseThrow();
  }

  private void carry(Operation running) {
    database.run(() -> store.progress(running.id(), Progress.of(3, 4, "epoch 3/4")));
  }

  /** Holds the operation's row until the carrier waits for it, then writes the last progress. */
  private void complete(Operation running, Thread carrier) {
    store.lock(running.id());
    carrier.start();
    while (!WAITING.contains(carrier.getState())) {
      Thread.onSpinWait();
    }
    operations.complete(running, Operation.Output.NONE, "test");
  }
}
