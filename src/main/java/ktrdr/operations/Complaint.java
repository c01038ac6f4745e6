package ktrdr.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Something that is tried again and again: its failure is logged once, with its cause, and its end
 * once. While a database is down the log must not fill the disk.
 */
public final class Complaint {
  private final Logger log;
  private final String what;
  private boolean failing;

  /**
   * About one thing.
   *
   * @param what a subject of a sentence: {@code the round "sweep"}
   */
  public Complaint(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** It did not work. */
  public synchronized void failed(Throwable e) {
    if (!failing) {
      log.log(Level.WARNING, what + " failed; this is said once, and again when it works", e);
    }
    failing = true;
  }

  /** It worked. */
  public synchronized void worked() {
    if (failing) {
      log.log(Level.INFO, what + " works again");
    }
    failing = false;
  }

  /** Does it, or complains; also of an error: a round that throws would never come again. */
  public void attempt(Runnable work) {
    try {
      work.run();
      worked();
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }
}
