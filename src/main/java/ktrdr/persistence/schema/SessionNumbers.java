package ktrdr.persistence.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps numbers of sessions and comparisons consecutive, because people type them. Derby reserves
 * identity values a hundred at a time and loses the unused ones in a crash: session 2 would be
 * followed by 101. Reserving one at a time would slow down the batch store, because that setting
 * applies to the whole database.
 */
public final class SessionNumbers {
  private static final String OF_SESSIONS =
      "select id from agent_sessions --DERBY-PROPERTIES index=AGENT_SESSIONS_NEWEST\n"
          + " order by id desc fetch first 1 rows only";

  // Stand-alone work has no session and comes first in this order; the condition leaves it out.
  private static final String OF_OPERATIONS =
      "select session_id from operations --DERBY-PROPERTIES index=OPERATIONS_SESSION\n"
          + " where session_id <= "
          + Long.MAX_VALUE
          + " order by session_id desc fetch first 1 rows only";

  private static final String OF_COMPARISONS = "select max(id) from agent_comparisons";

  private SessionNumbers() {}

  /** On Derby, gives the next session and the next comparison the number after the highest one. */
  static void goOn(Connection connection) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().contains("Derby")) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      restart(statement, "agent_sessions", highest(connection));
      restart(statement, "agent_comparisons", highest(statement, OF_COMPARISONS));
    }
  }

  private static void restart(Statement statement, String table, long highest) throws SQLException {
    statement.executeUpdate(
        "alter table " + table + " alter column id restart with " + (highest + 1));
  }

  /** The highest session number, read through an index because every start needs it. */
  public static long highest(Connection connection) throws SQLException {
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
