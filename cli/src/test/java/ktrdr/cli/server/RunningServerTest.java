package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {
  @TempDir Path proc;

  @Test
  void a_process_that_its_parent_has_not_collected_is_not_running() throws IOException {
    assertThat(RunningServer.isZombie(stat("4711 (java) Z 1 4711 4711 0 -1 4227148"))).isTrue();
  }

  @Test
  void a_sleeping_process_is_running_whatever_its_name_is() throws IOException {
    assertThat(RunningServer.isZombie(stat("4711 (a) Z b) S 1 4711 4711 0 -1 4227148"))).isFalse();
  }

  @Test
  void a_system_without_such_files_is_trusted() {
    assertThat(RunningServer.isZombie(proc.resolve("stat"))).isFalse();
  }

  private Path stat(String line) throws IOException {
    return Files.writeString(proc.resolve("stat"), line);
  }
}
