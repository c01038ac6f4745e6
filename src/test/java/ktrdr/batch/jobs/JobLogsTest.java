package ktrdr.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLogsTest {
  @TempDir Path home;
  private JobLogs logs;

  @BeforeEach
  void inAHome() {
    logs = new JobLogs(home.resolve("joblogs"));
  }

  @Test
  void a_log_is_the_end_of_its_parts_in_the_order_of_their_numbers() throws IOException {
    write("session/2026-11-22/instance.7/execution.9/part.2.log", "three\nfour\n");
    write("session/2026-11-22/instance.7/execution.9/part.10.log", "five\n");
    write("session/2026-11-22/instance.7/execution.9/part.1.log", "one\ntwo\n");
    assertThat(logs.tail("session", 7, 9, 100))
        .containsExactly("one", "two", "three", "four", "five");
    assertThat(logs.tail("session", 7, 9, 2)).containsExactly("four", "five");
  }

  @Test
  void another_execution_has_another_log() throws IOException {
    write("session/2026-11-22/instance.7/execution.9/part.1.log", "nine\n");
    write("session/2026-11-22/instance.7/execution.10/part.1.log", "ten\n");
    assertThat(logs.tail("session", 7, 10, 100)).containsExactly("ten");
  }

  @Test
  void of_two_databases_that_both_counted_from_one_the_newer_one_is_meant() throws IOException {
    write("session/2025-01-31/instance.1/execution.1/part.1.log", "old\n");
    write("session/2026-11-22/instance.1/execution.1/part.1.log", "new\n");
    assertThat(logs.tail("session", 1, 1, 100)).containsExactly("new");
  }

  @Test
  void an_execution_without_a_log_has_no_lines() throws IOException {
    assertThat(logs.tail("session", 1, 1, 100)).isEmpty();
    write("session/2026-11-22/instance.1/execution.1/note.txt", "not a part\n");
    assertThat(logs.tail("session", 1, 1, 100)).isEmpty();
  }

  @Test
  void a_job_whose_name_is_a_path_reads_nothing() throws IOException {
    write("../secret/2026-11-22/instance.1/execution.1/part.1.log", "secret\n");
    write("session/a/2026-11-22/instance.1/execution.1/part.1.log", "deep\n");
    assertThat(logs.tail("../secret", 1, 1, 100)).isEmpty();
    assertThat(logs.tail("session/a", 1, 1, 100)).isEmpty();
    assertThat(logs.tail("", 1, 1, 100)).isEmpty();
    assertThat(logs.tail("..", 1, 1, 100)).isEmpty();
  }

  @Test
  void bytes_that_are_no_text_do_not_hide_the_rest() throws IOException {
    write("session/2026-11-22/instance.1/execution.1/part.1.log", "one\n");
    Path part =
        home.resolve("joblogs/session/2026-11-22/instance.1/execution.1").resolve("part.2.log");
    Files.write(part, new byte[] {(byte) 0xff, '\n', 'x', '\n'});
    assertThat(logs.tail("session", 1, 1, 100)).hasSize(3).endsWith("x");
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve("joblogs").resolve(file).normalize();
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
