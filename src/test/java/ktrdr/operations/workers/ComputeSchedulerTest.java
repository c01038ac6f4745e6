package ktrdr.operations.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of many workers only some compute, and each of them is stopped at once. */
@Tag("database")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComputeSchedulerTest {
  private static final int SEATS = 2;

  /** The time stands still at this instant if there is one. */
  private volatile OptionalLong time = OptionalLong.empty();

  private final ComputeScheduler compute =
      new ComputeScheduler(SEATS, () -> time.orElseGet(System::nanoTime));
  private final List<Work> begun = new ArrayList<>();

  /** Computes until it is stopped: nothing but safe points. */
  private final class Work {
    private final ComputeScheduler.Turn turn;
    private final CountDownLatch left = new CountDownLatch(1);
    private final AtomicInteger points = new AtomicInteger();
    private final Semaphore blocked = new Semaphore(Integer.MAX_VALUE / 2);
    private volatile boolean stopped;

    Work() {
      this(compute.turn());
    }

    Work(ComputeScheduler.Turn turn) {
      this.turn = turn;
    }

    void awaitWaiting() {
      while (!turn.waits()) {
        Thread.onSpinWait();
      }
    }

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

  @Test
  void a_further_thread_has_only_a_seat_that_nobody_needs() {
    time = OptionalLong.of(0);
    ComputeScheduler.Turn one = compute.turn();
    one.pass();
    ComputeScheduler.Turn further = one.further().orElseThrow();
    assertThat(one.further()).as("both seats are taken").isEmpty();
    further.end();
    ComputeScheduler.Turn other = compute.turn();
    other.pass();
    assertThat(one.further()).as("by two workers").isEmpty();
    assertThat(other.further()).isEmpty();
  }

  @Test
  void a_worker_that_has_no_seat_yet_needs_one_itself() {
    ComputeScheduler.Turn other = compute.turn();
    other.pass();
    assertThat(compute.turn().further()).isEmpty();
  }

  @Test
  void a_worker_that_was_stopped_gets_no_further_thread() {
    ComputeScheduler.Turn one = compute.turn();
    one.pass();
    one.end();
    assertThat(one.further()).isEmpty();
  }

  /** Time stands still: only a further thread leaves its seat. */
  @Test
  void a_worker_that_waits_has_the_seat_at_the_next_safe_point_of_a_further_thread() {
    time = OptionalLong.of(0);
    Work one = begun();
    Work further = further(one.turn);
    further.awaitPoints(1);
    Work other = new Work().begin();
    further.awaitWaiting();
    other.awaitPoints(1000);
    assertThat(other.turn.waits()).isFalse();
    assertThat(one.turn.waits()).isFalse();
    assertThat(further.turn.waits()).isTrue();
    assertThat(one.turn.further()).isEmpty();
  }

  @Test
  void a_further_thread_goes_on_when_a_seat_is_free_again() {
    Work further = further(begun().turn);
    Work other = new Work().begin();
    further.awaitWaiting();
    other.stop();
    further.awaitPoints(1000);
  }

  @Test
  void a_further_thread_has_the_seat_of_a_worker_that_is_held_up_by_something_else() {
    Work held = begun();
    Work one = begun();
    held.blocked.drainPermits();
    further(one.turn).awaitPoints(1000);
  }

  @Test
  void a_further_thread_that_waits_for_a_seat_is_stopped_without_one() throws InterruptedException {
    time = OptionalLong.of(0);
    Work further = further(begun().turn);
    new Work().begin();
    further.awaitWaiting();
    further.stop();
    assertThat(further.leaves()).isTrue();
    assertThat(further.turn.waits()).isFalse();
  }

  /** On three processors, three others compute all the time. */
  @Test
  void a_worker_that_only_waits_for_its_further_threads_gives_them_its_turns_one_by_one()
      throws InterruptedException {
    ComputeScheduler wide = new ComputeScheduler(3);
    ComputeScheduler.Turn first = wide.turn();
    first.pass();
    Work one = further(first);
    Work two = further(first);
    List<Work> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      others.add(new Work(wide.turn()).begin());
    }
    others.forEach(other -> other.awaitPoints(1));
    one.awaitWaiting();
    two.awaitWaiting();
    first.rest();
    assertThat(first.waits()).isTrue();
    Work substitute = nextOf(one, two);
    substitute.stop();
    assertThat(substitute.leaves()).isTrue();
    Work last = substitute == one ? two : one;
    last.awaitPoints(2);
    others.forEach(other -> other.awaitPoints(1));
    last.stop();
    first.goOn();
    assertThat(first.waits()).isFalse();
    first.end();
  }

  private static Work nextOf(Work one, Work two) {
    int before = one.points.get();
    int other = two.points.get();
    while (one.points.get() == before && two.points.get() == other) {
      Thread.onSpinWait();
    }
    return one.points.get() > before ? one : two;
  }

  /** One more thread of a worker. */
  private Work further(ComputeScheduler.Turn first) {
    Optional<ComputeScheduler.Turn> seat = first.further();
    while (seat.isEmpty()) {
      seat = first.further();
    }
    return new Work(seat.get()).begin();
  }

  private Work begun() {
    Work work = new Work().begin();
    work.awaitPoints(1);
    return work;
  }

  private List<Work> many(int count) {
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      works.add(new Work().begin());
    }
    return works;
  }
}
