package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.Hands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cancel in each window of a crew. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrewCancelTest {
  private final CrewStage stage = new CrewStage();

  @AfterEach
  void nobody_works_any_more() {
    assertThat(stage.hands.working()).isZero();
    stage.hands.close();
  }

  @Test
  void a_cancel_before_the_start_begins_nothing() {
    stage.work.cancel();
    assertCancelled(
        stage.crew(2), List.of(stage.piece("a", monitor -> {}), stage.piece("b", monitor -> {})));
    assertThat(stage.begun).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void a_cancel_while_all_work_stops_all(int processors) {
    CountDownLatch all = new CountDownLatch(processors);
    CountDownLatch never = new CountDownLatch(1);
    List<Piece<String>> pieces = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      pieces.add(
          stage.piece(
              "endless",
              monitor -> {
                all.countDown();
                stage.hands.computeUntil(never, monitor);
              }));
    }
    stage.hands.execute(
        () -> {
          Hands.await(all);
          stage.work.cancel();
        });
    assertCancelled(stage.crew(processors), pieces);
    assertThat(stage.begun).hasSize(processors);
  }

  @Test
  void a_cancel_between_two_pieces_does_not_begin_the_second() {
    assertCancelled(
        Crew.alone(),
        List.of(stage.piece("a", monitor -> stage.work.cancel()), stage.piece("b", monitor -> {})));
    assertThat(stage.begun).containsExactly("a");
  }

  @Test
  void a_cancel_after_the_last_safe_point_of_the_last_piece_is_a_cancel() {
    assertCancelled(stage.crew(2), List.of(stage.piece("a", monitor -> stage.work.cancel())));
  }

  @Test
  void a_cancel_while_only_another_thread_still_works_stops_it() {
    CountDownLatch otherBegun = new CountDownLatch(1);
    CountDownLatch rests = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Piece<String> own =
        stage.piece("own", monitor -> stage.hands.computeUntil(otherBegun, monitor));
    Piece<String> other =
        stage.piece(
            "other",
            monitor -> {
              otherBegun.countDown();
              stage.hands.computeUntil(never, monitor);
            });
    stage.hands.execute(
        () -> {
          Hands.await(rests);
          stage.work.cancel();
        });
    assertCancelled(stage.resting(rests), List.of(own, other));
  }

  @Test
  void a_cancel_reaches_a_thread_that_waits_for_a_seat() {
    CountDownLatch waits = new CountDownLatch(1);
    IdleProcessors processors =
        new CrewStage.Watched(stage.hands.processors(2)) {
          @Override
          public Optional<Seat> take() {
            return super.take().map(seat -> new Wanted(seat, waits));
          }
        };
    Piece<String> own = stage.piece("own", monitor -> stage.hands.computeUntil(waits, monitor));
    stage.hands.execute(
        () -> {
          Hands.await(waits);
          stage.work.cancel();
        });
    assertCancelled(new Crew(processors), List.of(own, stage.piece("other", monitor -> {})));
    assertThat(stage.begun).doesNotContain("other");
  }

  /** A seat that somebody else has from the first safe point on. */
  private record Wanted(IdleProcessors.Seat seat, CountDownLatch waits, CountDownLatch ended)
      implements IdleProcessors.Seat {
    Wanted(IdleProcessors.Seat seat, CountDownLatch waits) {
      this(seat, waits, new CountDownLatch(1));
    }

    @Override
    public void start(Runnable task) {
      seat.start(task);
    }

    @Override
    public void safePoint() {
      waits.countDown();
      while (ended.getCount() > 0) {
        Thread.onSpinWait();
      }
    }

    @Override
    public boolean wanted() {
      return false;
    }

    @Override
    public void end() {
      ended.countDown();
      seat.end();
    }
  }

  @Test
  void wherever_a_cancel_falls_all_is_done_or_nothing_goes_on() {
    for (int round = 0; round < 100; round++) {
      CancelSwitch racing = new CancelSwitch();
      CountDownLatch begins = new CountDownLatch(1);
      stage.hands.execute(
          () -> {
            Hands.await(begins);
            racing.cancel();
          });
      List<Piece<String>> pieces = new ArrayList<>();
      int cancelledIn = round % 10;
      for (int i = 0; i < 10; i++) {
        int index = i;
        pieces.add(
            stage.piece(
                "p" + i,
                monitor -> {
                  if (index == cancelledIn) {
                    begins.countDown();
                  }
                  stage.hands.work(() -> CrewStage.sum(index, monitor));
                }));
      }
      try {
        assertThat(stage.crew(5).run(pieces, racing)).hasSize(10).doesNotContainNull();
      } catch (IOException | WorkCancelled stopped) {
        assertThat(stopped).isInstanceOf(WorkCancelled.class);
      }
      assertThat(stage.hands.working()).isZero();
    }
  }

  private void assertCancelled(Crew crew, List<Piece<String>> pieces) {
    assertThatExceptionOfType(WorkCancelled.class).isThrownBy(() -> crew.run(pieces, stage.work));
    assertThat(stage.hands.working()).isZero();
  }
}
