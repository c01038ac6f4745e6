package ktrdr.sessions.background;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;

/**
 * Does something for each of many trees, in a round that comes again: what fails for one does not
 * keep it from the others, and is said once.
 */
final class EachTree {
  private final Logger log;
  private final String what;
  private final Set<OperationId> failing = new HashSet<>();

  /**
   * In the rounds of one thing.
   *
   * @param what a subject of a sentence: {@code its recovery}
   */
  EachTree(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Does it for each of these, in their order. */
  void attempt(List<Operation> roots, Consumer<Operation> work) {
    for (Operation root : roots) {
      try {
        work.accept(root);
        failing.remove(root.id());
      } catch (RuntimeException | Error e) {
        if (failing.add(root.id())) {
          String sentence = "operation " + root.id() + ": " + what + " failed; this is said once";
          log.log(Level.ERROR, sentence, e);
        }
      }
    }
  }
}
