package ktrdr.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTailTest {
  @TempDir Path directory;

  @Test
  void the_last_lines_come_oldest_first_with_or_without_a_line_end_at_the_end() throws IOException {
    assertThat(FileTail.of(file("one\ntwo\nthree\n"), 2)).containsExactly("two", "three");
    assertThat(FileTail.of(file("one\ntwo\nthree"), 2)).containsExactly("two", "three");
    assertThat(FileTail.of(file("one\ntwo\n"), 9)).containsExactly("one", "two");
    assertThat(FileTail.of(file(""), 9)).isEmpty();
  }

  @Test
  void lines_that_lie_across_blocks_are_whole() throws IOException {
    String line = "x".repeat(50_000);
    assertThat(FileTail.of(file((line + "\n").repeat(5)), 3)).containsExactly(line, line, line);
  }

  @Test
  void of_a_file_larger_than_memory_only_the_end_is_read() throws IOException {
    Path sparse = directory.resolve("huge.log");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.seek(20_000_000_000L);
      file.write("\nthe end\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(FileTail.of(sparse, 1)).containsExactly("the end");
    assertThat(FileTail.of(sparse, 5).get(1)).isEqualTo("the end");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("a.log"), text);
  }
}
