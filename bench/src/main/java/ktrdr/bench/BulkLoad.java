package ktrdr.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.PGConnection;

/** Takes tables of CSV into a database that has our schema and whose server does not run. */
final class BulkLoad {
  private final Connection connection;
  private final boolean derby;

  BulkLoad(Connection connection) throws SQLException {
    this.connection = connection;
    this.derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
  }

  void load(HistoryTables tables) throws SQLException {
    for (Csv csv : tables.all()) {
      if (derby) {
        derby(csv);
      } else {
        postgresql(csv);
      }
    }
    if (!derby) {
      numbersGoOn();
      Commits.keep(connection, connection.getCatalog());
    }
  }

  private void derby(Csv csv) throws SQLException {
    String table = csv.table().toUpperCase(Locale.ROOT);
    String columns = String.join(",", csv.columns()).toUpperCase(Locale.ROOT);
    try (CallableStatement bulk =
        connection.prepareCall(
            "call syscs_util.syscs_import_data(null, ?, ?, null, ?, ',', '\"', 'UTF-8', 0)")) {
      bulk.setString(1, table);
      bulk.setString(2, columns);
      bulk.setString(3, csv.file().toString());
      bulk.execute();
    }
    try (CallableStatement statistics =
        connection.prepareCall("call syscs_util.syscs_update_statistics('APP', ?, null)")) {
      statistics.setString(1, table);
      statistics.execute();
    }
  }

  private void postgresql(Csv csv) throws SQLException {
    String columns = String.join(",", csv.columns());
    String copy = "copy " + csv.table() + " (" + columns + ") from stdin (format csv)";
    try (Reader rows = Files.newBufferedReader(csv.file())) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute("vacuum analyze " + csv.table());
  }

  // On Derby the server does that itself when it starts.
  private void numbersGoOn() throws SQLException {
    execute(
        "select setval(pg_get_serial_sequence('agent_sessions', 'id'), max(id)) from"
            + " agent_sessions");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
