package ktrdr.batch;

import ktrdr.work.CheckpointFile;
import ktrdr.work.ProgressMonitor;

/**
 * What the work of an operation uses to report progress, to ask whether to stop, and to save its
 * state.
 */
public interface WorkMonitor extends ProgressMonitor {

  /**
   * Opens the file from which interrupted work resumes. It is deleted when the work completes.
   *
   * @param every write every n-th state; 1 writes each, 0 only the last one
   */
  CheckpointFile checkpoint(int every);

  /**
   * Makes a write that must not be lost: repeats it until the database accepts it or the work is
   * asked to stop.
   *
   * @param write safe to run twice
   */
  void keep(Runnable write);

  /** Writes a line to the job log. */
  void say(String what);

  /**
   * Records in the operation's event log that work is repeated.
   *
   * @param sentence what was lost
   */
  void repeats(String sentence);
}
