package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many who ask at once, of a reader that is held. */
class SharedReadsTest {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int CROWD = 400;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService readers = EventStreams.pool(EventStreams.READERS, Thread::new);
  private final SharedReads<String, Integer> reads = new SharedReads<>(this::read, readers);

  private int read(String what) {
    int number = count.incrementAndGet();
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    begun.countDown();
    join(hold);
    inside.decrementAndGet();
    return number;
  }

  @AfterEach
  void close() {
    hold.countDown();
    readers.shutdown();
  }

  @Test
  void however_many_ask_they_go_on_at_once_and_only_a_few_are_in_the_reader() {
    List<CompletableFuture<Integer>> asked = ask(i -> "tree " + i);
    join(begun);
    assertThat(asked).noneMatch(CompletableFuture::isDone);
    hold.countDown();
    assertThat(asked).allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON));
    assertThat(mostInside.get()).isBetween(1, EventStreams.READERS);
    assertThat(count).hasValue(CROWD);
  }

  @Test
  void who_asks_for_the_same_while_it_is_read_shares_the_next_read() {
    CompletableFuture<Integer> first = ask("a tree");
    join(begun);
    List<CompletableFuture<Integer>> crowd = ask(i -> "a tree");
    hold.countDown();
    assertThat(first).succeedsWithin(SOON).isEqualTo(1);
    assertThat(crowd).allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON).isEqualTo(2));
    assertThat(mostInside).hasValue(1);
  }

  @Test
  void what_was_read_is_not_kept() {
    hold.countDown();
    assertThat(ask("a tree")).succeedsWithin(SOON).isEqualTo(1);
    assertThat(ask("a tree")).succeedsWithin(SOON).isEqualTo(2);
  }

  @Test
  void a_read_that_failed_is_made_anew_for_who_asks_next() {
    AtomicInteger attempts = new AtomicInteger();
    SharedReads<String, Integer> breaking =
        new SharedReads<>(
            what -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
              }
              return attempts.get();
            },
            readers);
    assertThat(breaking.read("a tree").toCompletableFuture()).failsWithin(SOON);
    assertThat(breaking.read("a tree").toCompletableFuture()).succeedsWithin(SOON).isEqualTo(2);
  }

  @Test
  void who_asks_when_the_server_stops_is_told() {
    readers.shutdown();
    assertThat(ask("a tree")).failsWithin(SOON);
    assertThat(ask("a tree")).failsWithin(SOON);
  }

  private List<CompletableFuture<Integer>> ask(IntFunction<String> what) {
    return IntStream.range(0, CROWD).mapToObj(i -> ask(what.apply(i))).toList();
  }

  private CompletableFuture<Integer> ask(String what) {
    CompletionStage<Integer> answer = reads.read(what);
    return answer.toCompletableFuture();
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
