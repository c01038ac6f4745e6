package ktrdr.sessions.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SingleFlightTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);
  private final AtomicInteger runs = new AtomicInteger();
  private final SingleFlight work = new SingleFlight(this::slow);

  private void slow() {
    runs.incrementAndGet();
    begun.countDown();
    join(hold);
  }

  @Test
  void who_asks_while_it_runs_is_heard_afterwards() {
    CompletableFuture<Void> first = asked();
    join(begun);

    CompletableFuture<Void> second = asked();
    hold.countDown();
    CompletableFuture.allOf(first, second).join();

    assertThat(runs).hasValue(2);
  }

  @Test
  void a_hundred_who_ask_while_it_runs_get_one_run() {
    CompletableFuture<Void> first = asked();
    join(begun);

    long runners = IntStream.range(0, 100).filter(i -> work.ask()).count();
    hold.countDown();
    first.join();
    work.run();

    assertThat(runners).isOne();
    assertThat(runs).hasValue(2);
  }

  @Test
  void after_work_that_broke_it_can_be_asked_for_again() {
    SingleFlight breaking =
        new SingleFlight(
            () -> {
              throw new IllegalStateException("no database");
            });
    assertThat(breaking.ask()).isTrue();
    assertThat(CompletableFuture.runAsync(breaking::run))
        .failsWithin(java.time.Duration.ofMinutes(1));
    assertThat(breaking.ask()).isTrue();
  }

  private CompletableFuture<Void> asked() {
    assertThat(work.ask()).isTrue();
    return CompletableFuture.runAsync(work::run, task -> new Thread(task).start());
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
