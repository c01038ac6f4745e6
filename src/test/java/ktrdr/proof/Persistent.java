package ktrdr.proof;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import ktrdr.fixture.Database;
import ktrdr.work.Refusal;

/** Makes calls of a database that fails again, as the steps of a job and people do. */
final class Persistent {
  private static final int ATTEMPTS = 12;

  private final Database database;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean dead;

  Persistent(Database database) {
    this.database = database;
  }

  /** Its server is gone: nothing of what it still does reaches the database. */
  static final class Dead extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  void die() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }

  /** How often a call failed. */
  int failures() {
    return failures.get();
  }

  /** In a transaction of its own, and in another one when that failed. */
  <T> T again(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(call);
      } catch (Refusal | Dead answer) {
        throw answer;
      } catch (RuntimeException e) {
        failures.incrementAndGet();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt, 6)));
      }
    }
  }

  void run(Runnable call) {
    again(
        () -> {
          call.run();
          return true;
        });
  }

  /** In a transaction of its own; it may fail. */
  <T> T once(Supplier<T> call) {
    if (dead) {
      throw new Dead();
    }
    return database.in(call);
  }
}
