package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import ktrdr.fixture.CancelSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crew makes of its pieces, and on which threads. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrewTest {
  private final CrewStage stage = new CrewStage();

  @AfterEach
  void nobody_works_any_more() {
    assertThat(stage.hands.working()).isZero();
    stage.hands.close();
  }

  @Test
  void results_have_the_order_of_the_pieces_whoever_was_first() throws IOException {
    CountDownLatch third = new CountDownLatch(1);
    List<String> results =
        stage
            .crew(2)
            .run(
                List.of(
                    stage.piece("a", monitor -> stage.hands.computeUntil(third, monitor)),
                    stage.piece("b", monitor -> {}),
                    stage.piece("c", monitor -> third.countDown())),
                stage.work);
    assertThat(results).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void the_bits_do_not_depend_on_the_number_of_processors(int processors) throws IOException {
    List<Piece<Double>> pieces =
        IntStream.range(0, 40)
            .mapToObj(i -> new Piece<>("sum " + i, 1, m -> CrewStage.sum(i, m)))
            .toList();
    List<Double> expected = new ArrayList<>();
    for (Piece<Double> piece : pieces) {
      expected.add(piece.work().run(ProgressMonitor.unwatched()));
    }
    assertThat(stage.crew(processors).run(pieces, stage.work)).isEqualTo(expected);
  }

  @Test
  void what_other_threads_wrote_is_there_when_the_run_is_over() throws IOException {
    List<Piece<long[]>> pieces = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long number = i;
      pieces.add(
          new Piece<>(
              "array " + i, 1, monitor -> LongStream.generate(() -> number).limit(999).toArray()));
    }
    for (int round = 0; round < 50; round++) {
      List<long[]> arrays = stage.crew(5).run(pieces, stage.work);
      for (int i = 0; i < arrays.size(); i++) {
        assertThat(arrays.get(i)).hasSize(999).containsOnly(i);
      }
    }
  }

  @Test
  void one_processor_does_one_piece_after_the_other_on_the_calling_thread() throws IOException {
    List<Piece<Thread>> pieces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pieces.add(new Piece<>("where", 1, monitor -> Thread.currentThread()));
    }
    assertThat(Crew.alone().run(pieces, stage.work)).containsOnly(Thread.currentThread());
  }

  @Test
  void no_pieces_have_no_results() throws IOException {
    assertThat(stage.crew(2).run(List.<Piece<String>>of(), stage.work)).isEmpty();
  }

  @Test
  void pieces_with_a_result_are_not_done_again_and_count_from_the_start() throws IOException {
    List<Progress> told = new ArrayList<>();
    ProgressMonitor monitor =
        new CancelSwitch() {
          @Override
          public void report(Progress progress) {
            told.add(progress);
          }
        };
    Piece<String> kept =
        new Piece<>(
            "kept",
            3,
            Optional.of("of an earlier run"),
            part -> {
              throw new IOException("done again");
            });
    List<String> results =
        stage.crew(2).run(List.of(stage.piece("new", part -> {}), kept), monitor);
    assertThat(results).containsExactly("new", "of an earlier run");
    assertThat(told).extracting(Progress::fraction).containsExactly(0.75, 1.0);
    assertThat(Crew.alone().run(List.of(kept), monitor)).containsExactly("of an earlier run");
  }

  @Test
  void a_processor_that_becomes_idle_later_helps_from_then_on() throws IOException {
    AtomicBoolean idle = new AtomicBoolean();
    IdleProcessors processors = stage.hands.processors(2);
    CountDownLatch second = new CountDownLatch(1);
    Crew crew =
        new Crew(
            new CrewStage.Watched(processors) {
              @Override
              public Optional<Seat> take() {
                return idle.get() ? super.take() : Optional.empty();
              }
            });
    Piece<String> first =
        stage.piece(
            "first",
            monitor -> {
              idle.set(true);
              stage.hands.computeUntil(second, monitor);
            });
    crew.run(List.of(first, stage.piece("second", monitor -> second.countDown())), stage.work);
    assertThat(stage.begun).containsExactly("first", "second");
  }

  @Test
  void a_thread_leaves_the_work_between_two_pieces_when_its_seat_is_wanted() throws IOException {
    CountDownLatch asked = new CountDownLatch(1);
    IdleProcessors processors =
        new CrewStage.Watched(stage.hands.processors(2)) {
          @Override
          public Optional<Seat> take() {
            return super.take().map(seat -> new WantedSoon(seat, asked));
          }
        };
    Piece<String> own = stage.piece("own", monitor -> stage.hands.computeUntil(asked, monitor));
    List<String> results =
        new Crew(processors)
            .run(
                List.of(own, stage.piece("other", part -> {}), stage.piece("third", part -> {})),
                stage.work);
    assertThat(results).containsExactly("own", "other", "third");
  }

  /** A seat that somebody wants after one piece. */
  private record WantedSoon(IdleProcessors.Seat seat, CountDownLatch asked, AtomicInteger questions)
      implements IdleProcessors.Seat {
    WantedSoon(IdleProcessors.Seat seat, CountDownLatch asked) {
      this(seat, asked, new AtomicInteger());
    }

    @Override
    public void start(Runnable task) {
      seat.start(task);
    }

    @Override
    public void safePoint() {}

    @Override
    public boolean wanted() {
      boolean wanted = questions.incrementAndGet() > 1;
      if (wanted) {
        asked.countDown();
      }
      return wanted;
    }

    @Override
    public void end() {
      seat.end();
    }
  }

  @Test
  void a_piece_with_pieces_of_its_own_does_them_on_its_own_thread() throws IOException {
    AtomicInteger seats = new AtomicInteger();
    Crew crew =
        new Crew(
            new CrewStage.Watched(stage.hands.processors(5)) {
              @Override
              public Optional<Seat> take() {
                seats.incrementAndGet();
                return super.take();
              }
            });
    Piece<Thread> inner = new Piece<>("inner", 1, monitor -> Thread.currentThread());
    Piece<Boolean> outer =
        new Piece<>(
            "outer",
            1,
            monitor ->
                crew.run(List.of(inner, inner, inner), monitor).stream()
                    .allMatch(Thread.currentThread()::equals));
    assertThat(crew.run(List.of(outer, outer, outer, outer), stage.work)).containsOnly(true);
    seats.set(0);
    assertThat(crew.run(List.of(outer), stage.work)).containsExactly(true);
    assertThat(seats).hasValue(0);
  }

  @Test
  void a_thread_that_comes_after_all_is_done_does_nothing() throws IOException {
    List<Runnable> late = new ArrayList<>();
    IdleProcessors processors = IdleProcessors.of(late::add, 1);
    List<String> results =
        new Crew(processors)
            .run(
                List.of(stage.piece("a", monitor -> {}), stage.piece("b", monitor -> {})),
                stage.work);
    assertThat(results).containsExactly("a", "b");
    assertThat(late).hasSize(1);
    assertThat(processors.take()).as("its processor is free").isPresent();
    late.get(0).run();
    assertThat(stage.begun).containsExactly("a", "b");
    assertThat(processors.take()).as("and was given back once").isEmpty();
  }

  @Test
  void without_threads_the_calling_one_does_everything() throws IOException {
    IdleProcessors processors =
        IdleProcessors.of(
            task -> {
              throw new RejectedExecutionException("shutdown");
            },
            1);
    Piece<String> first = stage.piece("a", monitor -> processors.take().orElseThrow().end());
    new Crew(processors).run(List.of(first, stage.piece("b", monitor -> {})), stage.work);
    assertThat(stage.begun).containsExactly("a", "b");
    assertThat(processors.take()).isPresent();
  }
}
