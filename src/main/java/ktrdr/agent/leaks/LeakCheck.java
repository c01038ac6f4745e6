package ktrdr.agent.leaks;

import java.util.List;
import ktrdr.work.ProgressMonitor;

/** Looks for one way in which a result can depend on what nobody knew at the time. */
interface LeakCheck {

  /** What it catches, as a name on the wire: {@code label_horizon}. */
  String name();

  /** What is true of a pipeline in which it finds nothing, as a sentence. */
  String clean();

  /**
   * Returns a sentence for each leak that it found.
   *
   * @throws ktrdr.work.WorkCancelled if the monitor was cancelled
   */
  List<String> failures(Pipeline pipeline, ProgressMonitor monitor);
}
