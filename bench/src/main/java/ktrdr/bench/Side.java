package ktrdr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.EndsWithUs;
import ktrdr.system.OwnServer;
import ktrdr.system.ServerDatabase;

/**
 * A server that runs on a history of a size.
 *
 * @param kind of its database
 * @param roots of some sessions of the history
 */
record Side(
    String kind, ServerDatabase database, long operations, OwnServer server, List<String> roots)
    implements AutoCloseable {

  /** Makes the database, fills it and starts the server. */
  static Side start(String kind, long operations, long seed) throws IOException, SQLException {
    ServerDatabase database =
        kind.equals("derby") ? ServerDatabase.derby() : ServerDatabase.postgresql();
    // without the settings that make a test's server start sooner
    OwnServer server = OwnServer.create(database, Map.of("JVM_ARGS", ""));
    server.migrate();
    History history = new History(seed, operations);
    long begin = System.nanoTime();
    fill(server, history);
    System.out.printf(
        "%s: %,d operations written in %d s%n",
        kind, history.operations(), (System.nanoTime() - begin) / 1_000_000_000);
    server.start();
    return new Side(kind, database, history.operations(), server, history.roots());
  }

  private static void fill(OwnServer server, History history) throws IOException, SQLException {
    Path directory = EndsWithUs.directory("history-");
    HistoryTables tables = new HistoryTables(directory);
    try (tables) {
      history.write(tables);
    }
    server.withDatabase(connection -> new BulkLoad(connection).load(tables));
    for (Csv csv : tables.all()) {
      Files.delete(csv.file());
    }
    Files.delete(directory);
  }

  /** {@code derby, 1,000,000}: how it is called while it is measured. */
  String name() {
    return String.format("%s, %,d", kind, operations);
  }

  /** Name of its database on PostgreSQL; empty on Derby. */
  String catalog() {
    return database.url().replaceFirst(".*/(\\w+).*", "$1");
  }

  @Override
  public void close() {
    server.close();
  }
}
