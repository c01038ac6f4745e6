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
 * Repeats a database call that failed, because the database may be restarting. Only for calls that
 * are safe to repeat: a call may have been committed although its answer was lost.
 */
public final class DatabaseRetry {
  /** Attempts in all, once a stop was requested or when the failure is not the database's. */
  static final int ATTEMPTS = 12;

  private static final System.Logger LOG = System.getLogger(DatabaseRetry.class.getName());
  private static final int MOST_DOUBLINGS = 8;
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(50);

  /**
   * Gives up after {@value #ATTEMPTS} attempts, within 53 s: for callers that can't wait longer.
   * Declared below the constants that its constructor reads: above them they would still be null.
   */
  public static final DatabaseRetry FOR_A_WHILE = new DatabaseRetry(() -> true);

  private final BooleanSupplier asked;
  private final Duration first;

  /**
   * Waits for the database as long as it takes, until the work is asked to stop.
   *
   * @param asked whether the work was asked to stop; from then on attempts are limited
   */
  public DatabaseRetry(BooleanSupplier asked) {
    this(asked, FIRST);
  }

  /**
   * With another first pause; each pause is twice as long as the one before.
   *
   * @param asked whether the work was asked to stop
   * @param first the first pause
   */
  public DatabaseRetry(BooleanSupplier asked, Duration first) {
    this.asked = asked;
    this.first = first;
  }

  public void run(Runnable call) {
    get(
        () -> {
          call.run();
          return null;
        });
  }

  public <T> T get(Supplier<T> call) {
    LogOnce log = new LogOnce(LOG, "a database call");
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

  /** Work that reads from the database and from files. */
  public interface Work<T> {
    T done() throws IOException;
  }

  /**
   * Repeats work that the database interrupted, {@value #ATTEMPTS} times at most. Work that failed
   * for another reason is not repeated. Repeated work resumes from its checkpoint, as after a
   * crash.
   */
  public <T> T work(Work<T> work) throws IOException {
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

  // A stop request ends the pause: the database has just stored that request, so it answers again.
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
