package ktrdr.batch;

import ktrdr.work.CheckpointFile;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
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

  /** Opens the folder from which interrupted work in pieces resumes. It is deleted likewise. */
  CheckpointFolder checkpoints();

  /**
   * Makes a write that must not be lost: repeats it until the database accepts it or the work is
   * asked to stop.
   *
   * @param write safe to run twice
   */
  void keep(Runnable write);

  /** Threads that do independent pieces of this work on processors that no other work needs. */
  default Crew crew() {
    return Crew.alone();
  }

  /** Writes a line to the job log. */
  void say(String what);

  /**
   * Records in the operation's event log that work is repeated.
   *
   * @param sentence what was lost
   */
  void repeats(String sentence);
}
