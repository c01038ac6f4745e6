package ktrdr.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import ktrdr.system.Api;
import ktrdr.system.Reply;

/**
 * Writes through the public API at a steady rate until it is closed: a session is triggered, which
 * waits because the slot is taken, and is cancelled. Each of these requests is one write.
 */
final class Writes implements AutoCloseable {
  private static final int THREADS = 4;
  private static final String TRIGGER = "{\"brief\": \"bench\", \"queue\": true}";

  private final Api api;
  private final long every;
  private final long begin = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;
  private volatile RuntimeException failure;

  /** So many each second, if the server keeps up. */
  Writes(Api api, int eachSecond) {
    this.api = api;
    this.every = 1_000_000_000L * THREADS / Math.max(1, eachSecond);
    for (int i = 0; eachSecond > 0 && i < THREADS; i++) {
      Thread thread = new Thread(this::write, "writes " + i);
      thread.start();
      threads.add(thread);
    }
  }

  private void write() {
    try {
      writeAll();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void writeAll() {
    long next = System.nanoTime();
    while (!over) {
      Reply opened = api.post("/agent/trigger", TRIGGER);
      require(opened);
      next = paced(next);
      require(api.delete("/operations/" + opened.string("/operation_id")));
      next = paced(next);
    }
  }

  private static void require(Reply reply) {
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException("a write was refused: " + reply.text());
    }
  }

  /** Waits for the time of the next one; who is late does not catch up. */
  private long paced(long last) {
    done.incrementAndGet();
    long next = Math.max(last + every, System.nanoTime());
    LockSupport.parkNanos(last + every - System.nanoTime());
    return next;
  }

  /** How many were written each second. */
  double rate() {
    return done.get() * 1e9 / (System.nanoTime() - begin);
  }

  /** Ends when the last request was answered. */
  @Override
  public void close() {
    over = true;
    threads.forEach(Writes::join);
    if (failure != null) {
      throw failure;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
