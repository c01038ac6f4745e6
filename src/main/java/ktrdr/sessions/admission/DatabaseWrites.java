package ktrdr.sessions.admission;

import java.sql.SQLException;

/** Writes into the database, to see whether it can be written to. */
public interface DatabaseWrites {

  /**
   * Writes a row that nobody reads. A database that opened itself for reading only, as Derby does
   * on a full disk, is opened again first.
   *
   * @throws SQLException when it can't be written to, or there is hardly any room; it says why
   */
  void attempt() throws SQLException;
}
