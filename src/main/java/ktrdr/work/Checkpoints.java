package ktrdr.work;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where work keeps how far it is, so that a later run of the same task can go on from there.
 *
 * <p>A task is a line of text that differs whenever going on would give another result than
 * starting anew.
 */
public interface Checkpoints {

  /** What was kept last for this task; empty when there is nothing that can be gone on from. */
  Optional<byte[]> last(String task);

  /**
   * Keeps a state in place of the one before.
   *
   * @param state asked for at once or not at all; its content is written on this thread, perhaps
   *     later, so what it writes must not change
   */
  void keep(String task, Supplier<DurableFile.Content> state);

  /** Keeps nothing: every run starts anew. */
  static Checkpoints none() {
    return new Checkpoints() {
      @Override
      public Optional<byte[]> last(String task) {
        return Optional.empty();
      }

      @Override
      public void keep(String task, Supplier<DurableFile.Content> state) {}
    };
  }
}
