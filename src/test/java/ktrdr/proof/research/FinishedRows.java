package ktrdr.proof.research;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions that were run so far, a line each, in a file that the next run of the proof
 * continues. Its name has the hash of the engine's classes in it: sessions of another engine do not
 * count.
 */
final class FinishedRows {
  private final Path file;
  private final List<SessionRow> rows = new ArrayList<>();

  FinishedRows(Path folder, String engine) throws IOException {
    file = Files.createDirectories(folder).resolve("sessions-" + engine + ".tsv");
    if (Files.exists(file)) {
      Files.readAllLines(file).stream().map(SessionRow::of).forEach(rows::add);
    }
  }

  synchronized List<SessionRow> all() {
    return List.copyOf(rows);
  }

  synchronized boolean has(ResearchMarket market) {
    return rows.stream().anyMatch(row -> row.market().equals(market));
  }

  synchronized void add(SessionRow row) throws IOException {
    rows.add(row);
    Files.writeString(
        file,
        row.line() + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
