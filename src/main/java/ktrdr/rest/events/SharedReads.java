package ktrdr.rest.events;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads values for many callers without blocking them. One read serves every caller that asked
 * before it began, so nobody gets a value older than the question. Each key is read by one reader
 * at a time: however many ask, one read is active and at most one waits.
 */
final class SharedReads<K, V> {
  private final Function<K, V> reader;
  private final Executor readers;
  private final Map<K, CompletableFuture<V>> waiting = new HashMap<>();
  private final Set<K> running = new HashSet<>();

  /**
   * @param readers one thread for each concurrent read
   */
  SharedReads(Function<K, V> reader, Executor readers) {
    this.reader = reader;
    this.readers = readers;
  }

  /** Asks for a read that begins after this call. */
  CompletionStage<V> read(K what) {
    CompletableFuture<V> answer;
    synchronized (this) {
      answer = waiting.get(what);
      if (answer != null) {
        return answer;
      }
      answer = new CompletableFuture<>();
      waiting.put(what, answer);
      if (running.contains(what)) {
        return answer; // The active read starts the next one.
      }
    }
    submit(what);
    return answer;
  }

  private void submit(K what) {
    try {
      readers.execute(() -> answer(what, () -> reader.apply(what)));
    } catch (RejectedExecutionException shuttingDown) {
      answer(
          what,
          () -> {
            throw shuttingDown;
          });
    }
  }

  private void answer(K what, Supplier<V> read) {
    begin(what).completeAsync(read, Runnable::run);
    if (end(what)) {
      submit(what);
    }
  }

  private synchronized CompletableFuture<V> begin(K what) {
    running.add(what);
    return waiting.remove(what);
  }

  /** Whether somebody asked during the read. */
  private synchronized boolean end(K what) {
    running.remove(what);
    return waiting.containsKey(what);
  }
}
