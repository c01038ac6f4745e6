package ktrdr.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Logs a failure that comes again and again once, with its cause, and once that it works again.
 * While a database is down the log must not fill the disk.
 */
public final class LogOnce {
  private final Logger log;
  private final String what;
  private final Set<String> failing = new HashSet<>();

  /**
   * A log for one thing that is tried again and again, or for one thing that is done to many trees.
   *
   * @param what the subject of a sentence: {@code the job "sweep"}
   */
  public LogOnce(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Logs the failure, unless the attempt before failed too. */
  public void failed(Throwable e) {
    failed(what, e);
  }

  /** Logs that it works again, if the attempt before failed. */
  public void worked() {
    worked(what);
  }

  /** Runs the work and logs its failure; an error too, because a job that throws is never rerun. */
  public void attempt(Runnable work) {
    attempt(what, work);
  }

  /** Does the work for each root in turn: a failure of one does not keep it from the others. */
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
      String sentence = subject + " failed; logged once, and again when it works";
      log.log(Level.WARNING, sentence, e);
    }
  }

  private synchronized void worked(String subject) {
    if (failing.remove(subject)) {
      log.log(Level.INFO, subject + " works again");
    }
  }
}
