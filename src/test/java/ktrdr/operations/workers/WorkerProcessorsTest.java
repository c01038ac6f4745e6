package ktrdr.operations.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import ktrdr.fixture.Hands;
import ktrdr.fixture.Samples;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.work.Crew;
import ktrdr.work.IdleProcessors;
import ktrdr.work.Piece;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker does pieces of its work on processors that no other worker needs. */
@Tag("database")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerProcessorsTest {
  private final Hands hands = new Hands();
  private final Workers workers = new Workers(2, hands::execute);
  private final Worker worker = workers.begin(Samples.training());

  @AfterEach
  void nobody_works_any_more() {
    assertThat(hands.working()).isZero();
    hands.close();
  }

  /** As a batch step is one. */
  private record Watched(Worker worker) implements ProgressMonitor {
    @Override
    public void report(Progress progress) {
      worker.reported();
    }

    @Override
    public boolean cancelled() {
      return worker.stopped();
    }

    @Override
    public OnCancel onCancel(Runnable action) {
      return worker.onStop(action);
    }
  }

  @Test
  void an_idle_processor_helps() throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    Piece<Thread> first =
        new Piece<>(
            "first",
            1,
            monitor -> {
              hands.computeUntil(second, monitor);
              return Thread.currentThread();
            });
    Piece<Thread> other =
        new Piece<>(
            "second",
            1,
            monitor -> {
              second.countDown();
              return Thread.currentThread();
            });
    List<Thread> threads = run(worker, List.of(first, other));
    assertThat(threads.get(0)).isEqualTo(Thread.currentThread());
    assertThat(threads.get(1)).isNotEqualTo(Thread.currentThread());
  }

  @Test
  void on_one_processor_nobody_helps() throws IOException {
    Worker alone = new Workers(1, hands::execute).begin(Samples.training());
    Piece<Thread> piece = new Piece<>("where", 1, monitor -> Thread.currentThread());
    assertThat(run(alone, Collections.nCopies(20, piece))).containsOnly(Thread.currentThread());
  }

  /** Two others compute when the stop comes, on both processors. */
  @Test
  void a_stop_stops_all_threads_of_a_worker_whether_they_have_a_seat_or_wait() {
    CountDownLatch both = new CountDownLatch(2);
    CountDownLatch othersBegun = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    for (String name : List.of("a", "b")) {
      Worker other = workers.begin(sample(name));
      hands.execute(
          () -> {
            Hands.await(both);
            other.stopped();
            othersBegun.countDown();
            computeUntil(end, other);
          });
    }
    hands.execute(
        () -> {
          Hands.await(othersBegun);
          worker.stop();
        });
    Piece<String> endless =
        new Piece<>(
            "endless",
            1,
            monitor -> {
              both.countDown();
              hands.computeUntil(end, monitor);
              return "";
            });
    assertThatExceptionOfType(WorkCancelled.class)
        .isThrownBy(() -> run(worker, Collections.nCopies(10, endless)));
    assertThat(hands.working()).isZero();
    end.countDown();
  }

  /** On two processors, the other two always compute: the piece comes to its end nevertheless. */
  @Test
  void a_piece_that_lost_its_seat_is_done_on_the_turns_of_its_own_worker() throws IOException {
    List<Worker> others = List.of(workers.begin(sample("a")), workers.begin(sample("b")));
    CountDownLatch bothBegun = new CountDownLatch(2);
    CountDownLatch othersBegun = new CountDownLatch(2);
    CountDownLatch done = new CountDownLatch(1);
    for (Worker other : others) {
      hands.execute(
          () -> {
            Hands.await(bothBegun);
            other.stopped();
            othersBegun.countDown();
            computeUntil(done, other);
          });
    }
    List<Piece<Integer>> pieces = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int index = i;
      pieces.add(
          new Piece<>(
              "piece " + i,
              1,
              monitor -> {
                bothBegun.countDown();
                hands.computeUntil(othersBegun, monitor);
                return index;
              }));
    }
    assertThat(run(worker, pieces)).containsExactly(0, 1);
    done.countDown();
  }

  @Test
  void who_only_waits_for_further_threads_is_as_silent_as_they_are() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    worker.stopped();
    IdleProcessors.Seat seat = worker.idleProcessors().take().orElseThrow();
    IdleProcessors.Rest rest = worker.idleProcessors().rest();
    assertThat(worker.silence()).as("nobody computes").isZero();
    seat.start(
        () -> {
          begun.countDown();
          Hands.await(end);
        });
    Hands.await(begun);
    awaitSilence(true);
    end.countDown();
    awaitSilence(false);
    seat.end();
    rest.close();
    awaitSilence(true);
    worker.stopped();
    assertThat(worker.longestGap()).isPositive();
  }

  private void awaitSilence(boolean silent) {
    while (worker.silence() > 0 != silent) {
      Thread.onSpinWait();
    }
  }

  private static void computeUntil(CountDownLatch latch, Worker worker) {
    while (latch.getCount() > 0 && !worker.stopped()) {
      Thread.onSpinWait();
    }
    worker.left();
  }

  private static Operation sample(String name) {
    return Samples.training(new OperationId("op_agent_session_" + name), 1);
  }

  private static <T> List<T> run(Worker worker, List<Piece<T>> pieces) throws IOException {
    try {
      return new Crew(worker.idleProcessors()).run(pieces, new Watched(worker));
    } finally {
      worker.left();
    }
  }
}
