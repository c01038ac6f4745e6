package ktrdr.operations.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of many workers only some compute, and each of them is stopped at once. */
@Tag("database")
class ComputeSchedulerTest {
  private static final int SEATS = 2;
  private final ComputeScheduler compute = new ComputeScheduler(SEATS);
  private final List<Work> begun = new ArrayList<>();

  /** Computes until it is stopped: nothing but safe points. */
  private final class Work {
    private final ComputeScheduler.Turn turn = compute.turn();
    private final CountDownLatch left = new CountDownLatch(1);
    private final AtomicInteger points = new AtomicInteger();
    private final Semaphore blocked = new Semaphore(Integer.MAX_VALUE / 2);
    private volatile boolean stopped;

    Work begin() {
      begun.add(this);
      Thread thread = new Thread(this::run, "work " + begun.size());
      thread.setDaemon(true);
      thread.start();
      return this;
    }

    private void run() {
      while (!stopped) {
        turn.pass();
        points.incrementAndGet();
        blocked.acquireUninterruptibly();
      }
      left.countDown();
    }

    void stop() {
      stopped = true;
      turn.end();
      blocked.release();
    }

    boolean leaves() throws InterruptedException {
      return left.await(10, TimeUnit.SECONDS);
    }

    void awaitPoints(int more) {
      int enough = points.get() + more;
      while (points.get() < enough) {
        Thread.onSpinWait();
      }
    }
  }

  @AfterEach
  void all_leave() throws InterruptedException {
    begun.forEach(Work::stop);
    for (Work work : begun) {
      assertThat(work.leaves()).isTrue();
    }
  }

  @Test
  void of_many_some_wait_and_each_has_its_turn() {
    List<Work> all = many(6);
    all.forEach(work -> work.awaitPoints(1));
    all.forEach(work -> work.awaitPoints(1));
    assertThat(all).anyMatch(work -> work.turn.waits());
  }

  @Test
  void who_waits_for_its_turn_is_stopped_without_one() throws InterruptedException {
    List<Work> all = many(6);
    all.forEach(work -> work.awaitPoints(1));
    Work waiting = all.stream().filter(work -> work.turn.waits()).findFirst().orElseThrow();
    waiting.stop();
    assertThat(waiting.leaves()).isTrue();
    assertThat(waiting.turn.waits()).isFalse();
  }

  @Test
  void who_left_keeps_no_seat() throws InterruptedException {
    for (Work work : many(SEATS + 1)) {
      work.awaitPoints(1);
      work.stop();
      assertThat(work.leaves()).isTrue();
    }
    Work alone = new Work().begin();
    alone.awaitPoints(1000);
    assertThat(alone.turn.waits()).isFalse();
  }

  @Test
  void who_is_held_up_by_something_else_holds_nobody_up() {
    for (Work held : many(SEATS)) {
      held.awaitPoints(1);
      held.blocked.drainPermits();
    }
    Work other = new Work().begin();
    other.awaitPoints(1000);
    assertThat(other.turn.waits()).isFalse();
  }

  private List<Work> many(int count) {
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      works.add(new Work().begin());
    }
    return works;
  }
}
