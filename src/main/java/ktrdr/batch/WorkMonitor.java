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
}
