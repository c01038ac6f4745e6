package ktrdr.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import ktrdr.fixture.Database;

/**
 * Makes the fixture's PostgreSQL as careful as a user's: it says that a commit is kept before it
 * is.
 */
final class Commits {
  private Commits() {}

  /** From the next connection on. */
  static void keep(String url, String database) {
    try (Connection connection = Database.connect(url)) {
      keep(connection, database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void keep(Connection connection, String database) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter database " + database + " set synchronous_commit = on");
    }
  }
}
