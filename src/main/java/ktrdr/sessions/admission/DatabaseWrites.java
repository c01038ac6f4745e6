package ktrdr.sessions.admission;

import java.sql.SQLException;

/** Writes to the database, to find out whether it can be written to. */
public interface DatabaseWrites {

  /**
   * Writes a row that nobody reads. Reopens a database that has switched to read-only first, as
   * Derby does on a full disk.
   *
   * @throws SQLException if it can't be written to or has hardly any room; the message says why
   */
  void attempt() throws SQLException;
}
