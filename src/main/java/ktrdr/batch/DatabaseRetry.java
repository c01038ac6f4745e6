package ktrdr.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.operations.LogOnce;
import ktrdr.work.Refusal;

/**
 * Tries again what the database did not take: it may be restarting. Only for calls that may be made
 * twice: the answer of one that was committed can be lost too.
 */
final class DatabaseRetry {
  /** How often, for who was asked to leave and for what is not the database's trouble. */
  static final int ATTEMPTS = 12;

  private static final System.Logger LOG = System.getLogger(DatabaseRetry.class.getName());
  private static final int MOST_DOUBLINGS = 8;
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(50);

  /**
   * Twelve times, within 53 s: for who can't wait for longer. Stands below the constants that it
   * takes: above them they would be null.
   */
  static final DatabaseRetry FOR_A_WHILE = new DatabaseRetry(() -> true);

  private final BooleanSupplier asked;
  private final Duration first;

  /**
   * For work that waits for its database however long that is away, until it is asked to leave.
   *
   * @param asked whether it is; then it waits for a while only
   */
  DatabaseRetry(BooleanSupplier asked) {
    this(asked, FIRST);
  }

  /** The same with another first pause; each is twice as long as the one before. */
  DatabaseRetry(BooleanSupplier asked, Duration first) {
    this.asked = asked;
    this.first = first;
  }

  void run(Runnable call) {
    get(
        () -> {
          call.run();
          return null;
        });
  }

  <T> T get(Supplier<T> call) {
    LogOnce log = new LogOnce(LOG, "a call of the database");
    int counted = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        T result = call.get();
        log.worked();
        return result;
      } catch (Refusal refusal) {
        throw refusal;
      } catch (RuntimeException e) {
        boolean waits = !asked.getAsBoolean() && DatabaseTrouble.in(e).isPresent();
        counted += waits ? 0 : 1;
        if (counted == ATTEMPTS) {
          throw e;
        }
        log.failed(e);
        pause(waits ? attempt : counted);
      }
    }
  }

  /** Work that reads from the database. */
  interface Work<T> {
    T done() throws IOException;
  }

  /**
   * Does work again that the database broke, and none that broke by itself: twelve times at most.
   * It goes on from its checkpoint, as it does after a crash.
   */
  <T> T work(Work<T> work) throws IOException {
    LogOnce log = new LogOnce(LOG, "work that reads from the database");
    for (int attempt = 1; ; attempt++) {
      try {
        return work.done();
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || DatabaseTrouble.in(e).isEmpty()) {
          throw e;
        }
        log.failed(e);
        pause(attempt);
      }
    }
  }

  // Who is asked to leave meanwhile looks at once: the database has taken that wish.
  private void pause(int attempt) {
    DatabaseTrouble.forgetInterrupt();
    long most = Math.max(first.toMillis(), MOST.toMillis());
    long millis = Math.min(first.toMillis() << Math.min(attempt, MOST_DOUBLINGS), most);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean before = asked.getAsBoolean();
    while (end - System.nanoTime() > 0 && asked.getAsBoolean() == before) {
      LockSupport.parkNanos(Math.min(LOOK.toNanos(), end - System.nanoTime()));
    }
  }
}
