package ktrdr.market.sources;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;

/**
 * Caches the bars of another source. Concurrent requests for one series share a single read, only a
 * few series are read at once, and the cache is emptied before memory runs out.
 */
public final class CachedBars implements BarSource {
  private static final int READ_AT_ONCE = 2;
  private static final int MOST_WAITING = 64;
  private static final long LOOK_MILLIS = 20;
  private static final int SHARE_OF_HEAP = 4;

  private final BarSource source;
  private final long room;
  private final Semaphore readers = new Semaphore(READ_AT_ONCE, true);
  private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, CompletableFuture<BarSeries>> beingRead = new HashMap<>();

  private record Key(String symbol, Timeframe timeframe, String version) {}

  private record Kept(SoftReference<BarSeries> bars, long bytes) {}

  /**
   * Caches bars of a source.
   *
   * @param room most bytes of bars to keep
   */
  CachedBars(BarSource source, long room) {
    this.source = source;
    this.room = room;
  }

  /** Returns a cache that may use a quarter of the heap. */
  static CachedBars of(BarSource source) {
    return new CachedBars(source, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  @Override
  public List<Listing> listings() {
    return source.listings();
  }

  @Override
  public boolean has(String symbol, Timeframe timeframe) {
    return source.has(symbol, timeframe);
  }

  @Override
  public String version(String symbol, Timeframe timeframe) {
    return source.version(symbol, timeframe);
  }

  @Override
  public Optional<Integer> size(String symbol, Timeframe timeframe) {
    return source.size(symbol, timeframe);
  }

  /**
   * {@inheritDoc}
   *
   * @throws BarsBusy if too many requests are already waiting for bars
   */
  @Override
  public BarSeries load(String symbol, Timeframe timeframe) {
    if (readers.getQueueLength() >= MOST_WAITING) {
      throw new BarsBusy();
    }
    return load(symbol, timeframe, ProgressMonitor.unwatched());
  }

  @Override
  public BarSeries load(String symbol, Timeframe timeframe, ProgressMonitor monitor) {
    Key key = new Key(symbol, timeframe, source.version(symbol, timeframe));
    Optional<BarSeries> found = Optional.empty();
    while (found.isEmpty()) {
      monitor.stopIfCancelled();
      CompletableFuture<BarSeries> mine = new CompletableFuture<>();
      CompletableFuture<BarSeries> first = firstOf(key, mine);
      found = first == mine ? Optional.of(read(key, mine, monitor)) : await(first, monitor);
    }
    return found.get();
  }

  /**
   * Returns the read that is in progress or done. Otherwise registers and returns {@code mine}, and
   * the caller has to do the read.
   */
  private synchronized CompletableFuture<BarSeries> firstOf(
      Key key, CompletableFuture<BarSeries> mine) {
    Optional<BarSeries> known = Optional.ofNullable(kept.get(key)).map(k -> k.bars().get());
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    CompletableFuture<BarSeries> other = beingRead.putIfAbsent(key, mine);
    return other == null ? mine : other;
  }

  private BarSeries read(Key key, CompletableFuture<BarSeries> mine, ProgressMonitor monitor) {
    try {
      BarSeries bars = readInTurn(key, monitor);
      done(key, Optional.of(bars));
      mine.complete(bars);
      return bars;
    } finally {
      if (!mine.isDone()) {
        done(key, Optional.empty());
        mine.completeExceptionally(new IllegalStateException("its reader left"));
      }
    }
  }

  private BarSeries readInTurn(Key key, ProgressMonitor monitor) {
    try {
      while (!readers.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        monitor.stopIfCancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkCancelled();
    }
    try {
      return source.load(key.symbol(), key.timeframe(), monitor);
    } finally {
      readers.release();
    }
  }

  private synchronized void done(Key key, Optional<BarSeries> read) {
    beingRead.remove(key);
    read.filter(bars -> bars.bytes() <= room)
        .ifPresent(bars -> kept.put(key, new Kept(new SoftReference<>(bars), bars.bytes())));
    long bytes = kept.values().stream().mapToLong(Kept::bytes).sum();
    for (Iterator<Kept> oldest = kept.values().iterator(); bytes > room; oldest.remove()) {
      bytes -= oldest.next().bytes();
    }
  }

  // The request that was reading may have been cancelled or may have failed; then the next one
  // reads.
  private static Optional<BarSeries> await(
      CompletableFuture<BarSeries> other, ProgressMonitor monitor) {
    while (true) {
      monitor.stopIfCancelled();
      try {
        return Optional.of(other.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException notYet) {
        continue;
      } catch (ExecutionException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WorkCancelled();
      }
    }
  }
}
