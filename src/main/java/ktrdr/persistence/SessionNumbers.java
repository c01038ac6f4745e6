package ktrdr.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Numbers of sessions, which people type. Derby takes those of an identity column a hundred at a
 * time, and what is left of them is lost in a crash: the next session would be 101 after 2. One at
 * a time would be slow for the batch store, for the setting is the whole database's.
 */
final class SessionNumbers {
  private SessionNumbers() {}

  /** Lets the next session have the number after the highest, when the database is Derby. */
  static void goOn(Connection connection) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().contains("Derby")) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      long highest =
          Math.max(
              highest(statement, "select max(id) from agent_sessions"),
              highest(statement, "select max(session_id) from operations"));
      statement.executeUpdate(
          "alter table agent_sessions alter column id restart with " + (highest + 1));
    }
  }

  private static long highest(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
