package ktrdr.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets one server at a time migrate a database. The lock belongs to the connection, so a killed
 * server releases it. Derby needs no lock, because only one process can open a database.
 */
record MigrationLock(Connection connection, boolean shared) {
  private static final String KEY = "(7568472)";

  /** Waits for the lock. */
  static MigrationLock take(Connection connection) throws SQLException {
    boolean shared =
        connection.getMetaData().getDatabaseProductName().equalsIgnoreCase("PostgreSQL");
    MigrationLock lock = new MigrationLock(connection, shared);
    lock.call("pg_advisory_lock");
    return lock;
  }

  void release() throws SQLException {
    call("pg_advisory_unlock");
  }

  private void call(String function) throws SQLException {
    if (shared) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("select " + function + KEY);
      }
    }
  }
}
