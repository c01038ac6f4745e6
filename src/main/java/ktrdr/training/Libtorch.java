package ktrdr.training;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;

/** The native library: loading, compute threads, and how long its memory lives. */
final class Libtorch {
  private static volatile boolean loaded;

  private Libtorch() {}

  /**
   * Makes the library ready for the calling thread, with one compute thread.
   *
   * @throws NativesMissing when there is no native code for this machine
   */
  static void ready() {
    if (!loaded) {
      load();
    }
    // counts for the calling thread only, so it is said each time
    torch.set_num_threads(1);
  }

  private static void load() {
    try {
      Loader.load(torch.class);
      loaded = true;
    } catch (LinkageError e) {
      throw new NativesMissing(Loader.Detector.getPlatform(), e);
    }
  }

  /** Frees at the end all native memory that was made in the work, so none may leave it. */
  static <T> T scoped(Supplier<T> work) {
    PointerScope scope = new PointerScope();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  /** The same, without keeping what a backward pass would need. */
  static <T> T withoutGradients(Supplier<T> work) {
    return scoped(
        () -> {
          NoGradGuard guard = new NoGradGuard();
          try {
            return work.get();
          } finally {
            guard.close();
          }
        });
  }
}
