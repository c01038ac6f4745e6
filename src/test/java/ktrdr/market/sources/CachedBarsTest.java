package ktrdr.market.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class CachedBarsTest {
  private static final int READERS = 16;
  private static final Executor OWN_THREAD = work -> new Thread(work).start();

  private final AtomicInteger reads = new AtomicInteger();
  private volatile String version = "1";

  /** Counts how often bars are read, and has a version that the test sets. */
  private final BarSource counting =
      new BarSource() {
        private final BarSource generated = new GeneratedBars();

        @Override
        public List<Listing> listings() {
          return List.of();
        }

        @Override
        public String version(String symbol, Timeframe timeframe) {
          return version;
        }

        @Override
        public BarSeries load(String symbol, Timeframe timeframe) {
          return load(symbol, timeframe, ProgressMonitor.unwatched());
        }

        @Override
        public BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
          reads.incrementAndGet();
          return generated.load(symbol, timeframe, monitor);
        }
      };

  @Test
  void sixteen_that_want_the_same_bars_at_once_have_them_read_once() {
    CachedBars bars = new CachedBars(counting, Long.MAX_VALUE);
    CyclicBarrier together = new CyclicBarrier(READERS);
    List<CompletableFuture<BarSeries>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(
          CompletableFuture.supplyAsync(
              () -> {
                meet(together);
                return bars.load("SYNTHETIC-50000", Timeframe.M1);
              },
              OWN_THREAD));
    }
    BarSeries first = readers.get(0).join();
    assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isSameAs(first));
    assertThat(reads).hasValue(1);
  }

  @Test
  void bars_that_were_replaced_are_read_again() {
    CachedBars bars = new CachedBars(counting, Long.MAX_VALUE);
    BarSeries before = bars.load("SYNTHETIC-100", Timeframe.D1);
    assertThat(bars.load("SYNTHETIC-100", Timeframe.D1)).isSameAs(before);
    version = "2";
    assertThat(bars.load("SYNTHETIC-100", Timeframe.D1)).isNotSameAs(before);
    assertThat(reads).hasValue(2);
  }

  @Test
  void the_bars_that_were_asked_for_longest_ago_make_room() {
    CachedBars bars = new CachedBars(counting, BarSeries.bytes(250));
    BarSeries first = bars.load("SYNTHETIC-100", Timeframe.D1);
    bars.load("SYNTHETIC-101", Timeframe.D1);
    assertThat(bars.load("SYNTHETIC-100", Timeframe.D1)).isSameAs(first);
    bars.load("SYNTHETIC-102", Timeframe.D1);
    assertThat(bars.load("SYNTHETIC-100", Timeframe.D1)).isSameAs(first);
    assertThat(reads).hasValue(3);
    bars.load("SYNTHETIC-101", Timeframe.D1);
    assertThat(reads).hasValue(4);
  }

  @Test
  void a_series_that_is_larger_than_all_the_room_is_read_and_not_kept() {
    CachedBars bars = new CachedBars(counting, BarSeries.bytes(99));
    assertThat(bars.load("SYNTHETIC-100", Timeframe.D1).size()).isEqualTo(100);
    assertThat(bars.load("SYNTHETIC-100", Timeframe.D1).size()).isEqualTo(100);
    assertThat(reads).hasValue(2);
  }

  @Test
  void when_the_reader_is_cancelled_the_next_one_reads() {
    CachedBars bars = new CachedBars(counting, Long.MAX_VALUE);
    assertThatThrownBy(() -> bars.load("SYNTHETIC-100", Timeframe.D1, new CancelledOnceReading()))
        .isInstanceOf(WorkCancelled.class);
    assertThat(reads).hasValue(1);
    assertThat(bars.load("SYNTHETIC-100", Timeframe.D1).size()).isEqualTo(100);
  }

  @Test
  void a_bar_takes_48_bytes() {
    assertThat(BarSeries.bytes(2_000_000)).isEqualTo(96_000_000);
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cancelled from the moment on in which the source was asked. */
  private final class CancelledOnceReading implements ProgressMonitor {
    @Override
    public void report(Progress progress) {}

    @Override
    public boolean cancelled() {
      return reads.get() > 0;
    }
  }
}
