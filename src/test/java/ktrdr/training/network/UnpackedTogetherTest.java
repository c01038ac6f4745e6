package ktrdr.training.network;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that share the folder of natives, on a machine where it is still empty. */
class UnpackedTogetherTest {
  @TempDir Path folder;

  @Test
  void two_processes_that_load_at_once_do_not_use_what_the_other_has_half_unpacked()
      throws IOException, InterruptedException {
    List<Process> both = List.of(loading(), loading());
    try {
      for (Process process : both) {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
      }
    } finally {
      for (Process process : both) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void a_process_that_is_frozen_while_it_loads_keeps_no_other_waiting_once_all_is_unpacked()
      throws IOException, InterruptedException {
    assertThat(loading().waitFor()).isZero();
    try (FileChannel frozen = FileChannel.open(folder.resolve("loading.lock"), WRITE);
        FileLock held = frozen.lock()) {
      assertThat(held.isValid()).isTrue();
      Process other = loading();
      try {
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(other.exitValue()).isZero();
      } finally {
        other.destroyForcibly().waitFor();
      }
    }
  }

  private Process loading() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dorg.bytedeco.javacpp.cachedir=" + folder,
            "-Dorg.bytedeco.javacpp.cachedir.nosubdir=true",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            UnpackedTogetherTest.class.getName())
        .inheritIO()
        .start();
  }

  /** The process: loads the library and ends. */
  public static void main(String[] args) {
    Libtorch.ready();
  }
}
