package ktrdr.system.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import ktrdr.system.OwnServer;

/**
 * All that stands in the database of a server that was stopped.
 *
 * @param counts what the ledger has settled, by model
 * @param text every column of every row, recordings unpacked
 */
record DatabaseText(Map<String, Count> counts, String text) {
  private static final String LEDGER =
      "select model_asked, sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens"
          + " + cache_write_30m_tokens + cache_write_1h_tokens + cache_write_12h_tokens),"
          + " sum(output_tokens), sum(cost_usd) from llm_ledger where state = 'settled'"
          + " group by model_asked";

  static DatabaseText of(OwnServer server) throws SQLException {
    Map<String, Count> counts = new HashMap<>();
    StringBuilder text = new StringBuilder();
    server.withDatabase(
        connection -> {
          count(connection, counts);
          for (String table : tables(connection)) {
            read(connection, table, text);
          }
        });
    return new DatabaseText(counts, text.toString());
  }

  Count ledger(String model) {
    return counts.getOrDefault(model, Count.NONE);
  }

  private static void count(Connection connection, Map<String, Count> counts) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LEDGER)) {
      while (row.next()) {
        counts.put(
            row.getString(1), new Count(row.getLong(2), row.getLong(3), row.getBigDecimal(4)));
      }
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    String[] own = {"TABLE"};
    try (ResultSet row = connection.getMetaData().getTables(null, null, "%", own)) {
      while (row.next()) {
        tables.add(row.getString("TABLE_SCHEM") + ".\"" + row.getString("TABLE_NAME") + "\"");
      }
    }
    return tables;
  }

  private static void read(Connection connection, String table, StringBuilder text)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + table)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        for (int column = 1; column <= columns; column++) {
          text.append(value(row, column)).append('\n');
        }
      }
    }
  }

  private static String value(ResultSet row, int column) throws SQLException {
    int type = row.getMetaData().getColumnType(column);
    if (type == Types.BLOB || type == Types.BINARY || type == Types.VARBINARY) {
      byte[] bytes = row.getBytes(column);
      return bytes == null ? "" : unpacked(bytes);
    }
    return row.getString(column);
  }

  private static String unpacked(byte[] bytes) {
    boolean packed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!packed) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
