package ktrdr.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final OperationId ROOT = new OperationId("op_agent_session_20261122_101500_0");

  private final Workers workers = new Workers();

  @Test
  void a_late_end_of_grace_does_not_cut_off_who_went_on_with_the_work() {
    workers.end(workers.begin(training(1)));
    Worker resumed = workers.begin(training(2));

    workers.cutOff(ROOT, 1);

    assertThat(resumed.isCutOff()).isFalse();
    assertThat(resumed.stopped()).isFalse();
  }

  @Test
  void cutting_off_one_that_does_not_end_spares_the_next_one_of_the_same_tree() {
    Worker stuck = workers.begin(training(1));
    Worker next = workers.begin(training(2));

    workers.cutOff(ROOT, 1);

    assertThat(workers.stillStopping()).containsExactly(stuck);
    assertThat(workers.of(ROOT)).contains(next);
    assertThat(next.stopped()).isFalse();
  }

  private static Operation training(long epoch) {
    Instant now = Instant.parse("2026-11-22T10:15:00Z");
    var lineage =
        new Operation.Lineage(
            Optional.of(ROOT), ROOT, Optional.of(1L), 1, Optional.<OperationId>empty());
    var tenure = new Operation.Tenure(Optional.of("this"), epoch, Optional.empty());
    return new Operation(
        OperationId.next(OperationType.TRAINING, now),
        lineage,
        OperationType.TRAINING,
        Operation.State.pending(now, tenure),
        new Operation.Subject("Training", "SPX", "1d", Map.of()),
        Operation.Output.NONE,
        Progress.NONE);
  }
}
