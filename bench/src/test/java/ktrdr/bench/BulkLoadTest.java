package ktrdr.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ktrdr.fixture.Database;
import ktrdr.fixture.Postgres;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written in bulk is what the server's stores read. */
class BulkLoadTest {
  @TempDir private Path directory;

  @Test
  void the_stores_read_every_tree_and_session_on_derby() throws SQLException {
    String url = "jdbc:derby:memory:" + UUID.randomUUID();
    Database.migrate(url + ";create=true");
    readsWhatWasWritten(url);
  }

  @Test
  void the_stores_read_every_tree_and_session_on_postgresql() throws SQLException {
    String url = Postgres.shared().url(Postgres.shared().create());
    Database.migrate(url);
    readsWhatWasWritten(url);
  }

  private void readsWhatWasWritten(String url) throws SQLException {
    History history = new History(1, 20);
    load(history, url);
    try (Database database = new Database(url)) {
      assertThat(history.roots()).hasSize(4);
      for (String root : history.roots()) {
        List<Operation> tree = database.in(() -> database.operations().tree(new OperationId(root)));
        assertThat(tree).hasSize(5);
        assertThat(database.in(() -> database.operations().events(new OperationId(root), 0, 100)))
            .hasSizeBetween(13, 15);
        long number = tree.get(0).lineage().session().orElseThrow();
        Session session = database.in(() -> database.sessions().find(number)).orElseThrow();
        assertThat(session.operation()).contains(new OperationId(root));
      }
      assertThat(active(database)).containsExactly(OperationStatus.RUNNING);
    }
  }

  private void load(History history, String url) throws SQLException {
    HistoryTables tables = new HistoryTables(directory);
    try (tables) {
      history.write(tables);
    }
    try (Connection connection = Database.connect(url)) {
      new BulkLoad(connection).load(tables);
    }
  }

  private static Set<OperationStatus> active(Database database) {
    return database.in(() -> database.operations().activeRoots()).stream()
        .map(Operation::status)
        .collect(Collectors.toSet());
  }
}
