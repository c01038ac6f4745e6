package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that people type do not jump. PostgreSQL takes them one at a time by itself. */
@Tag("database")
class SessionNumbersTest {

  @Test
  void a_session_or_comparison_after_a_crash_has_the_next_number(@TempDir Path directory)
      throws Exception {
    Path database = directory.resolve("database");
    try (Connection connection = connect(database, ";create=true")) {
      Schema.migrate(connection);
    }
    Path crashed = directory.resolve("crashed");
    try (Connection connection = connect(database, "")) {
      assertThat(open(connection)).isEqualTo(1);
      assertThat(open(connection)).isEqualTo(2);
      assertThat(compare(connection)).isEqualTo(1);
      // what a power cut would leave of a database that is open
      copy(database, crashed);
    }
    try (Connection connection = connect(crashed, "")) {
      SessionNumbers.goOn(connection);
      assertThat(open(connection)).isEqualTo(3);
      assertThat(open(connection)).isEqualTo(4);
      assertThat(compare(connection)).isEqualTo(2);
      assertThat(compare(connection)).isEqualTo(3);
    }
    for (Path open : List.of(database, crashed)) {
      close(open);
    }
  }

  private static Connection connect(Path database, String options) throws SQLException {
    return DriverManager.getConnection("jdbc:derby:" + database + options);
  }

  private static void close(Path database) {
    try {
      connect(database, ";shutdown=true").close();
    } catch (SQLException closed) {
      // Derby says so by an exception
    }
  }

  private static long open(Connection connection) throws SQLException {
    return insert(
        connection,
        "insert into agent_sessions (phase, created_at) values ('idle', current_timestamp)");
  }

  private static long compare(Connection connection) throws SQLException {
    return insert(
        connection,
        "insert into agent_comparisons (created_at, created_by, sessions, assignments)"
            + " values (current_timestamp, 'local', 1, '{}')");
  }

  private static long insert(Connection connection, String row) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(row, Statement.RETURN_GENERATED_KEYS);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
