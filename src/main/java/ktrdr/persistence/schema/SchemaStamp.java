package ktrdr.persistence.schema;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * Tells whether a database already has this change log. Asking Liquibase takes seconds at every
 * start; reading one row takes no time.
 *
 * @param sha256 hash of the change log, in hex
 */
public record SchemaStamp(String sha256) {

  /** Computes the stamp of a change log on the class path and of the files that it includes. */
  public static SchemaStamp of(String... changelog) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : changelog) {
        try (InputStream text = SchemaStamp.class.getClassLoader().getResourceAsStream(file)) {
          digest.update(text.readAllBytes());
        }
      }
      return new SchemaStamp(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the database has this stamp; false when it is empty. */
  boolean isIn(Connection connection) throws SQLException {
    // Derby keeps names in upper case, PostgreSQL in lower case.
    return isIn(connection, "SCHEMA_STAMP") || isIn(connection, "schema_stamp");
  }

  private boolean isIn(Connection connection, String table) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, table, null)) {
      if (!tables.next()) {
        return false;
      }
    }
    try (Statement query = connection.createStatement();
        ResultSet stamp = query.executeQuery("select sha256 from schema_stamp")) {
      return stamp.next() && stamp.getString(1).equals(sha256);
    }
  }

  public void write(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update schema_stamp set sha256 = ?")) {
      update.setString(1, sha256);
      update.executeUpdate();
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }
}
