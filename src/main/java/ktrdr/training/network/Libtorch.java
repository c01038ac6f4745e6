package ktrdr.training.network;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** The native library: how it is loaded, its compute threads, and the lifetime of its memory. */
public final class Libtorch {
  /** Another version may give other bits. This is a constant: reading it loads nothing. */
  public static final String VERSION = torch.TORCH_VERSION;

  // How often a caller that waits for the library checks for a cancel.
  private static final long LOOK_MILLIS = 20;

  private static volatile Optional<Future<?>> begun = Optional.empty();

  private Libtorch() {}

  /** The loading of the library; empty before the first use. Calling this does not start it. */
  static Optional<Future<?>> begun() {
    return begun;
  }

  /**
   * Begins once, at the first use. The first start on a machine takes seconds, to unpack the
   * library.
   */
  private static final class Loading {
    static final Future<?> LIBRARY = begin();
    private static final String UNPACKED = "unpacked-";

    private static Future<?> begin() {
      FutureTask<?> task = new FutureTask<>(Loading::load);
      Thread thread = new Thread(task, "libtorch loading");
      thread.setDaemon(true);
      thread.start();
      begun = Optional.of(task);
      return task;
    }

    // Processes can share the folder that the library is unpacked to, and JavaCPP locks only one
    // file of it at a time: a process that loaded libtorch.so while another one still wrote
    // libtorch_cpu.so, on which it depends, died of SIGBUS. Once it is unpacked nobody needs the
    // lock: a process that is frozen while it loads would keep all others waiting.
    private static Void load() throws IOException {
      Path folder = Loader.getCacheDir().toPath();
      Path unpacked = folder.resolve(UNPACKED + VERSION + "-" + packedAt());
      if (Files.exists(unpacked)) {
        Loader.load(torch.class);
        return null;
      }
      try (FileChannel channel = FileChannel.open(folder.resolve("loading.lock"), CREATE, WRITE)) {
        channel.lock();
        Loader.load(torch.class);
        mark(folder, unpacked);
      }
      return null;
    }

    /** JavaCPP unpacks a library again when it was packed at another time. */
    private static long packedAt() throws IOException {
      URL library = Natives.library(Loader.Detector.getPlatform()).orElse(null);
      return library == null ? 0 : library.openConnection().getLastModified();
    }

    private static void mark(Path folder, Path unpacked) throws IOException {
      try (DirectoryStream<Path> before = Files.newDirectoryStream(folder, UNPACKED + "*")) {
        for (Path mark : before) {
          Files.deleteIfExists(mark);
        }
      }
      Files.createFile(unpacked);
    }
  }

  /** Like {@link #ready(ProgressMonitor)}, for work that can't be cancelled. */
  public static void ready() {
    ready(ProgressMonitor.unwatched());
  }

  /**
   * Makes the library ready for the calling thread, with one compute thread.
   *
   * @throws NativesMissing if there is no native code for this machine
   * @throws ktrdr.work.WorkCancelled on a cancel while the library is being loaded; the loading
   *     continues
   */
  public static void ready(ProgressMonitor monitor) {
    await(Loading.LIBRARY, monitor);
    // Applies only to the calling thread, so set it each time.
    torch.set_num_threads(1);
  }

  /** Waits for the library; throws on a cancel. */
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

  /**
   * Runs the work, then frees all native memory allocated in it. None of that memory may escape.
   */
  public static <T> T scoped(Supplier<T> work) {
    PointerScope scope = new PointerScope();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  /** Like {@link #scoped}, but keeps nothing for a backward pass. */
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
