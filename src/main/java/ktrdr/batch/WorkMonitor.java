package ktrdr.batch;

import ktrdr.work.CheckpointFile;
import ktrdr.work.ProgressMonitor;

/**
 * What the work of an operation is given: where to report, whether to stop, where to keep itself.
 */
interface WorkMonitor extends ProgressMonitor {

  /**
   * Where the work keeps how far it is, for whoever goes on with it. It is gone once the work is
   * finished.
   *
   * @param every how many states come to one that is written
   */
  CheckpointFile checkpoint(int every);

  /**
   * Writes what must not be lost, however long the database is away: until it is taken, or the work
   * shall leave. It may be called twice.
   */
  void keep(Runnable write);

  /** A line in the log of the job. */
  void say(String what);

  /**
   * Tells whoever reads the log that work is done again.
   *
   * @param sentence what was lost
   */
  void repeats(String sentence);
}
