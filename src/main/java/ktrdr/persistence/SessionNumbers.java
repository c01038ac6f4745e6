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
  private static final String OF_SESSIONS =
      "select id from agent_sessions --DERBY-PROPERTIES index=AGENT_SESSIONS_NEWEST\n"
          + " order by id desc fetch first 1 rows only";

  // Work of no session comes first there; whatever is below the highest number there can be does
  // not.
  private static final String OF_OPERATIONS =
      "select session_id from operations --DERBY-PROPERTIES index=OPERATIONS_SESSION\n"
          + " where session_id <= "
          + Long.MAX_VALUE
          + " order by session_id desc fetch first 1 rows only";

  private SessionNumbers() {}

  /** Lets the next session have the number after the highest, when the database is Derby. */
  static void goOn(Connection connection) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().contains("Derby")) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      long highest = highest(connection);
      statement.executeUpdate(
          "alter table agent_sessions alter column id restart with " + (highest + 1));
    }
  }

  /** Read from the beginning of an index: this is asked at each start. */
  static long highest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return Math.max(highest(statement, OF_SESSIONS), highest(statement, OF_OPERATIONS));
    }
  }

  private static long highest(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
