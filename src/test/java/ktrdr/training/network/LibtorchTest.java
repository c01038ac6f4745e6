package ktrdr.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class LibtorchTest {

  @Test
  void a_machine_without_natives_is_told_so_in_a_sentence()
      throws IOException, ReflectiveOperationException {
    try (URLClassLoader withoutNatives = new URLClassLoader(classPath(), parent())) {
      Method ready =
          withoutNatives.loadClass("ktrdr.training.network.Libtorch").getDeclaredMethod("ready");
      ready.setAccessible(true);
      assertThatThrownBy(() -> ready.invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasToString(
              "ktrdr.training.network.NativesMissing: libtorch can't be loaded on "
                  + Loader.getPlatform()
                  + "; its natives come for linux-x86_64, macosx-arm64 and windows-x86_64");
    }
  }

  @Test
  void natives_that_are_there_and_can_not_be_unpacked_say_why() {
    Throwable failure = new UnsatisfiedLinkError("java.io.IOException: No space left on device");
    failure.initCause(new IOException("No space left on device"));
    assertThat(new NativesMissing("linux-x86_64", true, failure))
        .hasMessage("libtorch can't be loaded on linux-x86_64: No space left on device");
  }

  private static ClassLoader parent() {
    return ClassLoader.getPlatformClassLoader();
  }

  /** What the tests see, but the archives that are named for a platform. */
  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*-(linux|macosx|windows)-\\w+\\.jar"))
        .map(LibtorchTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
