package ktrdr.persistence.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Raises the last numbers that sessions, comparisons and schedules were given to the highest in
 * use. Rows that did not come from this server have numbers, too: those of an earlier ktrdr or of a
 * backup.
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
  private static final String OF_SCHEDULES = "select max(id) from schedules";

  private SessionNumbers() {}

  /** Lets the next of each have a number above all in use. */
  static void goOn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      raise(statement, "last_session", highest(connection));
      raise(statement, "last_comparison", highest(statement, OF_COMPARISONS));
      raise(statement, "last_schedule", highest(statement, OF_SCHEDULES));
    }
  }

  private static void raise(Statement statement, String last, long highest) throws SQLException {
    statement.executeUpdate(
        "update session_capacity set %1$s = %2$d where id = 1 and %1$s < %2$d"
            .formatted(last, highest));
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
