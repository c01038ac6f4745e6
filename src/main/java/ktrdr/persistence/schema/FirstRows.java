package ktrdr.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes Derby reserve the first identity values after its start. Derby reserves them a hundred at a
 * time and fails at once (SQLState 40XL1) when two transactions want the first ones. Jobs that are
 * recovered in parallel would fail, and so would their steps, which Liberty does not repeat.
 * Therefore one row of each batch table is inserted beforehand and rolled back; the reserved values
 * stay.
 */
final class FirstRows {
  private static final String[] ROWS = {
    "insert into batch.jobinstance (batchstatus, createtime, instancestate, numexecs)"
        + " values (0, current_timestamp, 0, 0)",
    "insert into batch.jobexecution (batchstatus, createtime, execnum, fk_jobinstanceid)"
        + " values (0, current_timestamp, 0, identity_val_local())",
    "insert into batch.stepthreadexecution (batchstatus, m_commit, m_filter, internalstatus,"
        + " partnum, m_processskip, m_read, m_readskip, m_rollback, stepname, m_write, m_writeskip,"
        + " fk_jobexecid) values (0, 0, 0, 0, 0, 0, 0, 0, 0, 'first', 0, 0, identity_val_local())"
  };

  private FirstRows() {}

  /** Inserts the rows and rolls them back. For a database that this server has just opened. */
  static void takeBack(Connection connection) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().equals("Apache Derby")) {
      return;
    }
    boolean commits = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String row : ROWS) {
        statement.executeUpdate(row);
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(commits);
    }
  }
}
