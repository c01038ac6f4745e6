package ktrdr.batch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.work.Refusal;

/**
 * Tries again what the database did not take: it may be restarting. Only for calls that may be made
 * twice: the answer of one that was committed can be lost too.
 */
final class Persistently {
  private static final System.Logger LOG = System.getLogger(Persistently.class.getName());
  private static final int ATTEMPTS = 12;
  private static final long FIRST_MILLIS = 50;
  private static final long MOST_MILLIS = 10_000;

  private Persistently() {}

  static void run(Runnable call) {
    get(
        () -> {
          call.run();
          return null;
        });
  }

  static <T> T get(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (Refusal refusal) {
        throw refusal;
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause(attempt, e);
      }
    }
  }

  /** Work that reads from the database. */
  interface Work<T> {
    T done() throws IOException;
  }

  /**
   * Does work again that the database broke, and none that broke by itself. It goes on from its
   * checkpoint, as it does after a crash.
   */
  static <T> T work(Work<T> work) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.done();
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || DatabaseTrouble.in(e).isEmpty()) {
          throw e;
        }
        pause(attempt, e);
      }
    }
  }

  private static void pause(int attempt, RuntimeException e) {
    LOG.log(Level.WARNING, "the database did not take it (attempt " + attempt + ")", e);
    long wait = Math.min(FIRST_MILLIS << attempt, MOST_MILLIS);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
  }
}
