package ktrdr.operations.workers;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.fixture.Samples;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WorkersTest {
  private static final OperationId ROOT = Samples.ROOT;

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

  @Test
  void a_stop_of_one_session_does_not_stop_another() {
    Worker one = workers.begin(training(1));
    Worker other = workers.begin(Samples.training(new OperationId("op_agent_session_other"), 1));
    workers.stop(ROOT, 1);
    assertThat(one.stopped()).isTrue();
    assertThat(other.stopped()).isFalse();
  }

  @Test
  void what_was_stopped_once_does_not_stop_what_is_begun_later() {
    Worker first = workers.begin(training(1));
    workers.stop(ROOT, 1);
    workers.end(first);
    assertThat(workers.begin(training(2)).stopped()).isFalse();
  }

  @Test
  void a_stop_reaches_the_worker_that_is_wanted_also_when_an_old_one_is_still_there() {
    Worker old = workers.begin(training(1));
    Worker next = workers.begin(training(2));
    workers.stop(ROOT, 2);
    assertThat(old.stopped()).isTrue();
    assertThat(next.stopped()).isTrue();
  }

  @Test
  void a_late_stop_does_not_stop_who_went_on_with_the_work() {
    workers.end(workers.begin(training(1)));
    Worker resumed = workers.begin(training(2));
    assertThat(workers.stop(ROOT, 1)).as("nothing of that epoch works").isFalse();
    assertThat(resumed.isAsked()).isFalse();
  }

  private static Operation training(long term) {
    return Samples.training(ROOT, term);
  }
}
