package ktrdr.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Logs a repeated failure only once, with its cause, and then once that it works again, so that the
 * log does not fill the disk during a database outage.
 */
public final class LogOnce {
  private final Logger log;
  private final String what;
  private final Set<String> failing = new HashSet<>();

  /**
   * For one task that is tried repeatedly, or that is done for many trees.
   *
   * @param what the subject of a sentence: {@code the job "sweep"}
   */
  public LogOnce(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Logs the failure unless the previous attempt failed too. */
  public void failed(Throwable e) {
    failed(what, e);
  }

  /** Logs that it works again if the previous attempt failed. */
  public void worked() {
    worked(what);
  }

  /**
   * Runs the work and logs its failure, even an {@link Error}: a scheduled job that throws is never
   * run again.
   */
  public void attempt(Runnable work) {
    attempt(what, work);
  }

  /** Does the work for each root in turn; a failure for one root does not stop the others. */
  public void attemptEach(List<Operation> roots, Consumer<Operation> work) {
    for (Operation root : roots) {
      attempt("operation " + root.id() + ": " + what, () -> work.accept(root));
    }
  }

  private void attempt(String subject, Runnable work) {
    try {
      work.run();
      worked(subject);
    } catch (RuntimeException | Error e) {
      failed(subject, e);
    }
  }

  private synchronized void failed(String subject, Throwable e) {
    if (failing.add(subject)) {
      String sentence = subject + " failed; not logged again until it works";
      log.log(Level.WARNING, sentence, e);
    }
  }

  private synchronized void worked(String subject) {
    if (failing.remove(subject)) {
      log.log(Level.INFO, subject + " works again");
    }
  }
}
