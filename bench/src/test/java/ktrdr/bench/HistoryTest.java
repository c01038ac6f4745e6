package ktrdr.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path directory;

  @Test
  void the_same_seed_gives_the_same_rows_and_another_seed_others() throws IOException {
    Map<String, List<String>> first = rows("first", 1, 1_000);
    assertThat(rows("again", 1, 1_000)).isEqualTo(first);
    assertThat(rows("other", 2, 1_000).get("operations")).isNotEqualTo(first.get("operations"));
  }

  @Test
  void a_session_is_five_operations_and_fifteen_events_but_for_two_of_the_one_that_runs()
      throws IOException {
    Map<String, List<String>> rows = rows("ten", 1, 10);
    assertThat(rows.get("agent_sessions")).hasSize(2);
    assertThat(rows.get("operations")).hasSize(10);
    assertThat(rows.get("operation_progress")).hasSize(10);
    assertThat(rows.get("operation_events")).hasSize(28);
    assertThat(rows.get("operations")).filteredOn(row -> row.contains("\"running\"")).hasSize(2);
  }

  @Test
  void four_of_five_sessions_complete_and_every_status_is_there() throws IOException {
    List<String> roots =
        rows("many", 1, 5_000).get("operations").stream()
            .filter(row -> row.contains("\"agent_session\""))
            .toList();
    assertThat(roots).hasSize(1_000);
    assertThat(roots).filteredOn(row -> row.contains("\"completed\"")).hasSizeBetween(760, 840);
    assertThat(roots).filteredOn(row -> row.contains("\"failed\"")).hasSizeBetween(90, 150);
    assertThat(roots).filteredOn(row -> row.contains("\"cancelled\"")).hasSizeBetween(55, 105);
  }

  private Map<String, List<String>> rows(String name, long seed, long operations)
      throws IOException {
    Path place = Files.createDirectory(directory.resolve(name));
    HistoryTables tables = new HistoryTables(place);
    try (tables) {
      new History(seed, operations).write(tables);
    }
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Csv csv : tables.all()) {
      rows.put(csv.table(), Files.readAllLines(csv.file()));
    }
    return rows;
  }
}
