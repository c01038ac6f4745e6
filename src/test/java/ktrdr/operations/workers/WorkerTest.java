package ktrdr.operations.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import ktrdr.fixture.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WorkerTest {
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final Worker worker = new Workers().begin(Samples.training());

  @Test
  void an_action_runs_once_at_the_moment_of_a_stop() {
    worker.onStop(() -> ran.add("aborted"));
    assertThat(ran).isEmpty();
    worker.stop();
    worker.stop();
    assertThat(ran).containsExactly("aborted");
  }

  @Test
  void an_action_that_comes_after_the_stop_runs_at_once() {
    worker.stop();
    worker.onStop(() -> ran.add("aborted"));
    assertThat(ran).containsExactly("aborted");
  }

  @Test
  void an_action_does_not_run_when_its_call_was_over_before() {
    worker.onStop(() -> ran.add("aborted")).close();
    worker.stop();
    assertThat(ran).isEmpty();
  }

  @Test
  void a_worker_that_is_cut_off_ends_what_blocks_it_too() {
    worker.onStop(() -> ran.add("aborted"));
    worker.cutOff();
    assertThat(ran).containsExactly("aborted");
  }

  @Test
  void an_action_that_comes_in_the_instant_of_the_stop_runs_exactly_once() throws Exception {
    ExecutorService user = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < 2_000; round++) {
        Worker racing = new Workers().begin(Samples.training());
        AtomicInteger times = new AtomicInteger();
        CyclicBarrier both = new CyclicBarrier(2);
        Future<?> stopping =
            user.submit(
                () -> {
                  both.await();
                  racing.stop();
                  return null;
                });
        both.await();
        racing.onStop(times::incrementAndGet);
        stopping.get();
        assertThat(times).hasValue(1);
      }
    } finally {
      user.shutdown();
    }
  }
}
