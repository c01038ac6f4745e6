package ktrdr.work;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the state of long work, so that a later run of this task can continue from it.
 *
 * <p>A task is a line of text. It must differ whenever continuing would give another result than
 * starting anew.
 */
public interface Checkpoints {

  /** Returns the last state kept for this task; empty if there is none to continue from. */
  Optional<byte[]> last(String task);

  /**
   * Keeps a state and replaces the one before.
   *
   * @param state called now or never. Its content is written on this thread, perhaps later, so it
   *     must not change
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
