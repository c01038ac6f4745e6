package ktrdr.training.network;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Loader;

/**
 * Whether this machine can use the network library. Checking does not load it.
 *
 * @param platform {@code linux-x86_64}
 * @param failure why it can't be loaded
 */
public record Natives(String platform, State state, Optional<String> failure) {
  private static final List<String> LIBRARIES =
      List.of("libjnitorch.so", "libjnitorch.dylib", "jnitorch.dll");

  /** Whether the native code is there and loaded. */
  public enum State {
    /** In use. */
    LOADED,
    /** Being unpacked and loaded. */
    LOADING,
    /** Present, but not loaded; the first training loads it. */
    PACKED,
    /** No native code for this machine. */
    MISSING,
    /** Present, but can't be loaded. */
    BROKEN
  }

  public static Natives look() {
    String platform = Loader.Detector.getPlatform();
    return Libtorch.begun()
        .map(library -> of(platform, library))
        .orElseGet(() -> new Natives(platform, packed(platform), Optional.empty()));
  }

  private static Natives of(String platform, Future<?> library) {
    if (!library.isDone()) {
      return new Natives(platform, State.LOADING, Optional.empty());
    }
    try {
      library.get();
      return new Natives(platform, State.LOADED, Optional.empty());
    } catch (ExecutionException e) {
      return new Natives(
          platform, State.BROKEN, Optional.of(String.valueOf(e.getCause().getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Natives(platform, State.LOADING, Optional.empty());
    }
  }

  private static State packed(String platform) {
    return areThere(platform) ? State.PACKED : State.MISSING;
  }

  /** Whether the server was packaged with native code for a platform. */
  static boolean areThere(String platform) {
    return library(platform).isPresent();
  }

  /** Where the native code for a platform was packaged. */
  static Optional<URL> library(String platform) {
    String folder = "org/bytedeco/pytorch/" + platform + "/";
    ClassLoader loader = Loader.class.getClassLoader();
    return LIBRARIES.stream()
        .map(name -> loader.getResource(folder + name))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
