package ktrdr.training.network;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;

/** The native library: loading, compute threads, and how long its memory lives. */
public final class Libtorch {
  /** Another version may give other bits. A constant: reading it loads nothing. */
  public static final String VERSION = torch.TORCH_VERSION;

  // How often somebody who waits for the library looks whether they are still wanted.
  private static final long LOOK_MILLIS = 20;

  private static volatile Optional<Future<?>> begun = Optional.empty();

  private Libtorch() {}

  /** The loading of the library; empty before the first use, and asking is none. */
  static Optional<Future<?>> begun() {
    return begun;
  }

  /** Begins once, at the first use; the first start on a machine unpacks for seconds. */
  private static final class Loading {
    static final Future<?> LIBRARY = begin();

    private static Future<?> begin() {
      FutureTask<?> task = new FutureTask<>(() -> Loader.load(torch.class), null);
      Thread thread = new Thread(task, "libtorch loading");
      thread.setDaemon(true);
      thread.start();
      begun = Optional.of(task);
      return task;
    }
  }

  /** As {@link #ready(ProgressMonitor)}, for work that nobody cancels. */
  public static void ready() {
    ready(ProgressMonitor.unwatched());
  }

  /**
   * Makes the library ready for the calling thread, with one compute thread.
   *
   * @throws NativesMissing when there is no native code for this machine
   * @throws ktrdr.work.WorkCancelled while the library is being loaded, which then goes on
   */
  public static void ready(ProgressMonitor monitor) {
    await(Loading.LIBRARY, monitor);
    // counts for the calling thread only, so it is said each time
    torch.set_num_threads(1);
  }

  /** Waits for the library, or leaves when cancelled. */
  public static void await(Future<?> library, ProgressMonitor monitor) {
    while (!isThere(library)) {
      monitor.stopIfCancelled();
    }
  }

  private static boolean isThere(Future<?> library) {
    try {
      library.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkCancelled();
    } catch (ExecutionException e) {
      String platform = Loader.Detector.getPlatform();
      throw new NativesMissing(platform, Natives.areThere(platform), e.getCause());
    }
  }

  /** Frees at the end all native memory that was made in the work, so none may leave it. */
  public static <T> T scoped(Supplier<T> work) {
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
