package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many sessions that are recovered at once do to a Derby that was just opened. */
@Tag("database")
class FirstRowsTest {
  private static final int SIDE_BY_SIDE = 8;
  private static final int STARTS = 10;
  private static final int ROWS = 40;

  @TempDir private Path home;

  @Test
  void the_first_rows_of_the_batch_store_can_be_inserted_side_by_side() throws Exception {
    String url = "jdbc:derby:" + home.resolve("database");
    try (Connection connection = DriverManager.getConnection(url + ";create=true")) {
      Schema.migrate(connection);
    }
    List<String> refused = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    for (int start = 0; start < STARTS; start++) {
      shutDown(url);
      try (Connection connection = DriverManager.getConnection(url)) {
        FirstRows.takeBack(connection);
      }
      refused.addAll(insertSideBySide(url, threads));
    }
    threads.shutdown();
    shutDown(url);
    assertThat(refused).isEmpty();
  }

  private static List<String> insertSideBySide(String url, ExecutorService threads)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(SIDE_BY_SIDE);
    List<Future<String>> inserts = new ArrayList<>();
    for (int i = 0; i < SIDE_BY_SIDE; i++) {
      inserts.add(threads.submit(() -> insert(url, together)));
    }
    List<String> refused = new ArrayList<>();
    for (Future<String> insert : inserts) {
      if (!insert.get().isEmpty()) {
        refused.add(insert.get());
      }
    }
    return refused;
  }

  private static String insert(String url, CyclicBarrier together) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      together.await();
      for (int row = 0; row < ROWS; row++) {
        statement.execute(
            "insert into batch.jobinstance (batchstatus, createtime, instancestate, numexecs, jobname)"
                + " values (0, current_timestamp, 0, 0, 'session')");
      }
      return "";
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    }
  }

  private static void shutDown(String url) {
    try {
      DriverManager.getConnection(url + ";shutdown=true").close();
    } catch (SQLException shutDown) {
      assertThat(shutDown.getSQLState()).isEqualTo("08006");
    }
  }
}
