package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.Hands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CrewTest {
  private final Hands hands = new Hands();
  private final CancelSwitch work = new CancelSwitch();
  private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();

  @AfterEach
  void nobody_works_any_more() {
    assertThat(hands.working()).isZero();
    hands.close();
  }

  @Test
  void results_have_the_order_of_the_pieces_whoever_was_first() throws IOException {
    CountDownLatch third = new CountDownLatch(1);
    List<String> results =
        crew(2)
            .run(
                List.of(
                    piece("a", monitor -> hands.computeUntil(third, monitor)),
                    piece("b", monitor -> {}),
                    piece("c", monitor -> third.countDown())),
                work);
    assertThat(results).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void the_bits_do_not_depend_on_the_number_of_processors(int processors) throws IOException {
    List<Piece<Double>> pieces =
        IntStream.range(0, 40).mapToObj(i -> new Piece<>("sum " + i, 1, m -> sum(i, m))).toList();
    List<Double> expected = new ArrayList<>();
    for (Piece<Double> piece : pieces) {
      expected.add(piece.work().run(ProgressMonitor.unwatched()));
    }
    assertThat(crew(processors).run(pieces, work)).isEqualTo(expected);
  }

  private static double sum(long seed, ProgressMonitor monitor) {
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    for (int i = 1; i <= 500; i++) {
      monitor.stopIfCancelled();
      sum += random.nextDouble() / i;
      monitor.report(Progress.of(i, 500, ""));
    }
    return sum;
  }

  @Test
  void one_processor_does_one_piece_after_the_other_on_the_calling_thread() throws IOException {
    List<Piece<Thread>> pieces = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pieces.add(new Piece<>("where", 1, monitor -> Thread.currentThread()));
    }
    assertThat(Crew.alone().run(pieces, work)).containsOnly(Thread.currentThread());
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
    List<String> results = crew(2).run(List.of(piece("new", part -> {}), kept), monitor);
    assertThat(results).containsExactly("new", "of an earlier run");
    assertThat(told).extracting(Progress::fraction).containsExactly(0.75, 1.0);
    assertThat(Crew.alone().run(List.of(kept), monitor)).containsExactly("of an earlier run");
  }

  @Test
  void no_pieces_have_no_results() throws IOException {
    assertThat(crew(2).run(List.<Piece<String>>of(), work)).isEmpty();
  }

  @Test
  void a_processor_that_becomes_idle_later_helps_from_then_on() throws IOException {
    AtomicBoolean idle = new AtomicBoolean();
    IdleProcessors processors = hands.processors(2);
    CountDownLatch second = new CountDownLatch(1);
    Crew crew =
        new Crew(
            new Watched(processors) {
              @Override
              public Optional<Seat> take() {
                return idle.get() ? super.take() : Optional.empty();
              }
            });
    Piece<String> first =
        piece(
            "first",
            monitor -> {
              idle.set(true);
              hands.computeUntil(second, monitor);
            });
    crew.run(List.of(first, piece("second", monitor -> second.countDown())), work);
    assertThat(begun).containsExactly("first", "second");
  }

  @Test
  void a_piece_with_pieces_of_its_own_does_them_on_its_own_thread() throws IOException {
    Crew crew = crew(5);
    Piece<Thread> inner = new Piece<>("inner", 1, monitor -> Thread.currentThread());
    Piece<Boolean> outer =
        new Piece<>(
            "outer",
            1,
            monitor ->
                crew.run(List.of(inner, inner, inner), monitor).stream()
                    .allMatch(Thread.currentThread()::equals));
    assertThat(crew.run(List.of(outer, outer, outer, outer), work)).containsOnly(true);
    assertThat(crew.run(List.of(outer), work)).containsExactly(true);
  }

  @Test
  void a_cancel_before_the_start_begins_nothing() {
    work.cancel();
    assertCancelled(crew(2), List.of(piece("a", monitor -> {}), piece("b", monitor -> {})));
    assertThat(begun).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void a_cancel_while_all_work_stops_all(int processors) {
    CountDownLatch all = new CountDownLatch(processors);
    CountDownLatch never = new CountDownLatch(1);
    List<Piece<String>> pieces = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      pieces.add(
          piece(
              "endless",
              monitor -> {
                all.countDown();
                hands.computeUntil(never, monitor);
              }));
    }
    hands.execute(
        () -> {
          Hands.await(all);
          work.cancel();
        });
    assertCancelled(crew(processors), pieces);
    assertThat(begun).hasSize(processors);
  }

  @Test
  void a_cancel_between_two_pieces_does_not_begin_the_second() {
    assertCancelled(
        Crew.alone(), List.of(piece("a", monitor -> work.cancel()), piece("b", monitor -> {})));
    assertThat(begun).containsExactly("a");
  }

  @Test
  void a_cancel_after_the_last_safe_point_of_the_last_piece_is_a_cancel() {
    assertCancelled(crew(2), List.of(piece("a", monitor -> work.cancel())));
  }

  @Test
  void a_cancel_while_only_another_thread_still_works_stops_it() {
    CountDownLatch otherBegun = new CountDownLatch(1);
    CountDownLatch rests = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Piece<String> own = piece("own", monitor -> hands.computeUntil(otherBegun, monitor));
    Piece<String> other =
        piece(
            "other",
            monitor -> {
              otherBegun.countDown();
              hands.computeUntil(never, monitor);
            });
    hands.execute(
        () -> {
          Hands.await(rests);
          work.cancel();
        });
    assertCancelled(resting(rests), List.of(own, other));
  }

  @Test
  void a_thread_that_comes_after_all_is_done_does_nothing() throws IOException {
    List<Runnable> late = new ArrayList<>();
    IdleProcessors processors = IdleProcessors.of(late::add, 1);
    List<String> results =
        new Crew(processors)
            .run(List.of(piece("a", monitor -> {}), piece("b", monitor -> {})), work);
    assertThat(results).containsExactly("a", "b");
    assertThat(late).hasSize(1);
    assertThat(processors.take()).as("its processor is free").isPresent();
    late.get(0).run();
    assertThat(begun).containsExactly("a", "b");
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
    new Crew(processors).run(List.of(piece("a", monitor -> {}), piece("b", monitor -> {})), work);
    assertThat(begun).containsExactly("a", "b");
    assertThat(processors.take()).isPresent();
  }

  @Test
  void the_failure_of_another_thread_stops_all_and_is_thrown_as_it_is() {
    CountDownLatch never = new CountDownLatch(1);
    IOException failure = new IOException("disk");
    List<Piece<String>> pieces = new ArrayList<>();
    pieces.add(piece("endless", monitor -> hands.computeUntil(never, monitor)));
    pieces.add(failing(failure));
    pieces.add(piece("never", monitor -> {}));
    assertThatThrownBy(() -> crew(2).run(pieces, work)).isSameAs(failure);
    assertThat(begun).containsExactlyInAnyOrder("endless", "failing");
  }

  @Test
  void the_failure_of_the_calling_thread_stops_the_others() {
    CountDownLatch otherBegun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    OutOfMemoryError failure = new OutOfMemoryError("heap");
    Piece<String> own =
        piece(
            "own",
            monitor -> {
              hands.computeUntil(otherBegun, monitor);
              throw failure;
            });
    Piece<String> other =
        piece(
            "other",
            monitor -> {
              otherBegun.countDown();
              hands.computeUntil(never, monitor);
            });
    assertThatThrownBy(() -> crew(2).run(List.of(own, other), work)).isSameAs(failure);
  }

  @Test
  void a_second_failure_stays_with_the_first() {
    CountDownLatch first = new CountDownLatch(1);
    IllegalStateException second = new IllegalStateException("second");
    Piece<String> own =
        piece(
            "own",
            monitor -> {
              monitor.onCancel(first::countDown);
              Hands.await(first);
              throw second;
            });
    IOException failure = new IOException("first");
    assertThatThrownBy(() -> crew(2).run(List.of(own, failing(failure)), work)).isSameAs(failure);
    assertThat(failure).hasSuppressedException(second);
  }

  @Test
  void a_failure_or_a_cancel_ends_what_blocks_a_piece() {
    CountDownLatch blocked = new CountDownLatch(1);
    Piece<String> blocking =
        piece(
            "blocking",
            monitor -> {
              monitor.onCancel(blocked::countDown);
              Hands.await(blocked);
            });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> crew(2).run(List.of(blocking, failing(new IOException("disk"))), work));
  }

  @Test
  void all_reports_come_from_the_calling_thread_and_the_last_one_is_1() throws IOException {
    List<Progress> told = new ArrayList<>();
    List<Thread> tellers = new ArrayList<>();
    ProgressMonitor monitor =
        new CancelSwitch() {
          @Override
          public void report(Progress progress) {
            told.add(progress);
            tellers.add(Thread.currentThread());
          }
        };
    List<Piece<Double>> pieces = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      long seed = i;
      pieces.add(new Piece<>("sum " + i, i / 10.0, part -> sum(seed, part)));
    }
    crew(3).run(pieces, monitor);
    assertThat(tellers).containsOnly(Thread.currentThread());
    assertThat(told).extracting(Progress::fraction).isSorted().endsWith(1.0);
    Progress last = told.get(told.size() - 1);
    assertThat(last.itemsProcessed()).isEqualTo(7);
    assertThat(last.itemsTotal()).isEqualTo(7);
  }

  @Test
  void progress_of_another_thread_is_reported_while_the_calling_one_waits() throws IOException {
    CountDownLatch rests = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    ProgressMonitor monitor =
        new CancelSwitch() {
          @Override
          public void report(Progress progress) {
            if (progress.label().equals("other: half")) {
              told.countDown();
            }
          }
        };
    CountDownLatch otherBegun = new CountDownLatch(1);
    Piece<String> own = piece("own", part -> hands.computeUntil(otherBegun, part));
    Piece<String> other =
        piece(
            "other",
            part -> {
              otherBegun.countDown();
              Hands.await(rests);
              part.report(Progress.of(1, 2, "half"));
              hands.computeUntil(told, part);
            });
    assertThat(resting(rests).run(List.of(own, other), monitor)).containsExactly("own", "other");
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
    Piece<String> own = piece("own", part -> hands.computeUntil(otherBegun, part));
    Piece<String> other =
        piece(
            "other",
            part -> {
              otherBegun.countDown();
              Hands.await(rests);
              part.report(Progress.of(1, 2, "half"));
              hands.computeUntil(never, part);
            });
    assertThatThrownBy(() -> resting(rests).run(List.of(own, other), monitor)).isSameAs(failure);
  }

  @Test
  void an_interrupt_leaves_no_thread_behind_and_is_kept() throws IOException {
    Thread caller = Thread.currentThread();
    CountDownLatch rests = new CountDownLatch(1);
    CountDownLatch otherBegun = new CountDownLatch(1);
    Piece<String> own = piece("own", monitor -> hands.computeUntil(otherBegun, monitor));
    Piece<String> other =
        piece(
            "other",
            monitor -> {
              otherBegun.countDown();
              Hands.await(rests);
              caller.interrupt();
            });
    List<String> results = resting(rests).run(List.of(own, other), work);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results).containsExactly("own", "other");
  }

  @Test
  void wherever_a_cancel_falls_all_is_done_or_nothing_goes_on() {
    for (int round = 0; round < 100; round++) {
      CancelSwitch racing = new CancelSwitch();
      CountDownLatch begins = new CountDownLatch(1);
      hands.execute(
          () -> {
            Hands.await(begins);
            racing.cancel();
          });
      List<Piece<String>> pieces = new ArrayList<>();
      int cancelledIn = round % 10;
      for (int i = 0; i < 10; i++) {
        int index = i;
        pieces.add(
            piece(
                "p" + i,
                monitor -> {
                  if (index == cancelledIn) {
                    begins.countDown();
                  }
                  hands.work(() -> sum(index, monitor));
                }));
      }
      try {
        assertThat(crew(5).run(pieces, racing)).hasSize(10).doesNotContainNull();
      } catch (IOException | WorkCancelled stopped) {
        assertThat(stopped).isInstanceOf(WorkCancelled.class);
      }
      assertThat(hands.working()).isZero();
    }
  }

  private Crew crew(int processors) {
    return new Crew(hands.processors(processors));
  }

  /** Two processors; the latch opens when the calling thread waits for the other one. */
  private Crew resting(CountDownLatch rests) {
    return new Crew(
        new Watched(hands.processors(2)) {
          @Override
          public Rest rest() {
            rests.countDown();
            return super.rest();
          }
        });
  }

  private static class Watched implements IdleProcessors {
    private final IdleProcessors processors;

    Watched(IdleProcessors processors) {
      this.processors = processors;
    }

    @Override
    public Optional<Seat> take() {
      return processors.take();
    }

    @Override
    public Rest rest() {
      return processors.rest();
    }
  }

  private interface Doing {
    void now(ProgressMonitor monitor) throws IOException;
  }

  /** A piece whose result is its name. */
  private Piece<String> piece(String name, Doing doing) {
    return new Piece<>(
        name,
        1,
        monitor -> {
          begun.add(name);
          doing.now(monitor);
          return name;
        });
  }

  private Piece<String> failing(IOException failure) {
    return piece(
        "failing",
        monitor -> {
          throw failure;
        });
  }

  private void assertCancelled(Crew crew, List<Piece<String>> pieces) {
    assertThatExceptionOfType(WorkCancelled.class).isThrownBy(() -> crew.run(pieces, work));
    assertThat(hands.working()).isZero();
  }
}
