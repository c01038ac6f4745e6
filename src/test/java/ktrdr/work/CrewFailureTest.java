package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.Hands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pieces and reports that fail. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrewFailureTest {
  private final CrewStage stage = new CrewStage();

  @AfterEach
  void nobody_works_any_more() {
    assertThat(stage.hands.working()).isZero();
    stage.hands.close();
  }

  @Test
  void the_failure_of_another_thread_stops_all_and_is_thrown_as_it_is() {
    CountDownLatch endlessBegun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    IOException failure = new IOException("disk");
    List<Piece<String>> pieces = new ArrayList<>();
    pieces.add(
        stage.piece(
            "endless",
            monitor -> {
              endlessBegun.countDown();
              stage.hands.computeUntil(never, monitor);
            }));
    pieces.add(failing(endlessBegun, failure));
    pieces.add(stage.piece("never", monitor -> {}));
    assertThatThrownBy(() -> stage.crew(2).run(pieces, stage.work)).isSameAs(failure);
    assertThat(stage.begun).containsExactlyInAnyOrder("endless", "failing");
  }

  @Test
  void the_failure_of_the_calling_thread_stops_the_others() {
    CountDownLatch otherBegun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    OutOfMemoryError failure = new OutOfMemoryError("heap");
    Piece<String> own =
        stage.piece(
            "own",
            monitor -> {
              stage.hands.computeUntil(otherBegun, monitor);
              throw failure;
            });
    Piece<String> other =
        stage.piece(
            "other",
            monitor -> {
              otherBegun.countDown();
              stage.hands.computeUntil(never, monitor);
            });
    assertThatThrownBy(() -> stage.crew(2).run(List.of(own, other), stage.work)).isSameAs(failure);
  }

  @Test
  void a_second_failure_stays_with_the_first() {
    CountDownLatch ownBegun = new CountDownLatch(1);
    CountDownLatch first = new CountDownLatch(1);
    IllegalStateException second = new IllegalStateException("second");
    Piece<String> own =
        stage.piece(
            "own",
            monitor -> {
              monitor.onCancel(first::countDown);
              ownBegun.countDown();
              Hands.await(first);
              throw second;
            });
    IOException failure = new IOException("first");
    assertThatThrownBy(
            () -> stage.crew(2).run(List.of(own, failing(ownBegun, failure)), stage.work))
        .isSameAs(failure);
    assertThat(failure).hasSuppressedException(second);
  }

  @Test
  void a_failure_or_a_cancel_ends_what_blocks_a_piece() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    Piece<String> blocking =
        stage.piece(
            "blocking",
            monitor -> {
              monitor.onCancel(blocked::countDown);
              begun.countDown();
              Hands.await(blocked);
            });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                stage
                    .crew(2)
                    .run(List.of(blocking, failing(begun, new IOException("disk"))), stage.work));
  }

  @Test
  void a_report_that_fails_while_the_calling_thread_waits_stops_the_others() {
    CountDownLatch rests = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    IllegalStateException failure = new IllegalStateException("database");
    ProgressMonitor monitor =
        new CancelSwitch() {
          @Override
          public void report(Progress progress) {
            if (progress.label().equals("other: half")) {
              throw failure;
            }
          }
        };
    CountDownLatch otherBegun = new CountDownLatch(1);
    Piece<String> own = stage.piece("own", part -> stage.hands.computeUntil(otherBegun, part));
    Piece<String> other =
        stage.piece(
            "other",
            part -> {
              otherBegun.countDown();
              Hands.await(rests);
              part.report(Progress.of(1, 2, "half"));
              stage.hands.computeUntil(never, part);
            });
    assertThatThrownBy(() -> stage.resting(rests).run(List.of(own, other), monitor))
        .isSameAs(failure);
  }

  @Test
  void an_interrupt_leaves_no_thread_behind_and_is_kept() throws IOException {
    Thread caller = Thread.currentThread();
    CountDownLatch rests = new CountDownLatch(1);
    CountDownLatch otherBegun = new CountDownLatch(1);
    Piece<String> own =
        stage.piece("own", monitor -> stage.hands.computeUntil(otherBegun, monitor));
    Piece<String> other =
        stage.piece(
            "other",
            monitor -> {
              otherBegun.countDown();
              Hands.await(rests);
              caller.interrupt();
              while (caller.isInterrupted()) {
                Thread.onSpinWait(); // until the wait for this thread has noticed it
              }
            });
    List<String> results = stage.resting(rests).run(List.of(own, other), stage.work);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results).containsExactly("own", "other");
  }

  private Piece<String> failing(CountDownLatch otherBegun, IOException failure) {
    return stage.piece(
        "failing",
        monitor -> {
          stage.hands.computeUntil(otherBegun, monitor);
          throw failure;
        });
  }
}
