package ktrdr.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  @TempDir private Path directory;

  @Test
  void a_spread_is_one_cell_for_people_and_three_for_programs() throws IOException {
    Table table = new Table("times", "Times", "what", "ms");
    table.add("a start", new Spread(2, 1, 9));
    table.add("a stop", "none");
    table.write(directory);
    assertThat(directory.resolve("times.md")).content().contains("| a start | 2.00 (1.00–9.00) |");
    assertThat(Files.readAllLines(directory.resolve("times.csv")))
        .containsExactly(
            "\"what\",\"ms\",\"ms least\",\"ms greatest\"",
            "\"a start\",\"2.00\",\"1.00\",\"9.00\"",
            "\"a stop\",\"\",\"\",\"\"");
  }
}
