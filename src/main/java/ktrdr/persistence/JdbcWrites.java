package ktrdr.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import ktrdr.sessions.admission.DatabaseWrites;

/**
 * Writes a row of a table of its own. A Derby that can't write when it opens its files opens them
 * for reading only, and stays so when there is room again: it is closed, and the next connection
 * opens it as it should be.
 */
@ApplicationScoped
public class JdbcWrites implements DatabaseWrites {
  /** What Derby takes at once, for its log and for a table, several times over. */
  static final long LEAST_ROOM = 4_000_000;

  private static final System.Logger LOG = System.getLogger(JdbcWrites.class.getName());
  private static final String DERBY = "jdbc:derby:";
  private static final String NO_ROOM = "53100";
  private static final String READ_ONLY = "25502";
  private static final String LATE = "57014";

  // Opened for reading only it does not read its log either: what that has is not there, even
  // tables.
  private static final Set<String> OPENED_SO = Set.of(READ_ONLY, "42X05", "42Y07");
  private static final String READ_ONLY_DISK = "58030";
  private static final int PATIENCE_SECONDS = 2;

  @Resource(lookup = "jdbc/ktrdr")
  private DataSource dataSource;

  private final Closing closing;

  /** Closes the database that the data source opened. */
  interface Closing {
    void close() throws SQLException;
  }

  /** For the container. */
  protected JdbcWrites() {
    closing = JdbcWrites::close;
  }

  /** Outside of a container. */
  JdbcWrites(DataSource dataSource, Closing closing) {
    this.dataSource = dataSource;
    this.closing = closing;
  }

  @Override
  public void attempt() throws SQLException {
    try {
      write();
    } catch (SQLException e) {
      if (!OPENED_SO.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      closing.close();
      LOG.log(Level.INFO, "the database was open for reading only; it is opened again");
      write();
    }
  }

  private void write() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      String url = connection.getMetaData().getURL();
      requireRoom(url);
      statement.setQueryTimeout(PATIENCE_SECONDS);
      if (url.startsWith(DERBY)) {
        statement.executeUpdate("update write_probe set written = written + 1");
      } else {
        empty(statement);
        statement.executeUpdate("insert into write_probe (written) values (1)");
      }
    }
  }

  // PostgreSQL gives a table that was emptied a new file, so the row needs room that was not there.
  // A backup reads every table and lets nobody empty one meanwhile: that is no trouble.
  private static void empty(Statement statement) throws SQLException {
    try {
      statement.executeUpdate("truncate table write_probe");
    } catch (SQLException e) {
      if (!LATE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /** Before it is too late: a Derby that finds no room is closed by that, with all that it does. */
  private static void requireRoom(String url) throws SQLException {
    Optional<Path> directory =
        Optional.of(url)
            .filter(u -> u.startsWith(DERBY))
            .map(u -> Path.of(u.substring(DERBY.length()).replaceFirst(";.*", "")))
            .filter(Files::isDirectory);
    if (directory.isPresent()) {
      long room = room(directory.get());
      if (room < LEAST_ROOM) {
        throw new SQLException(
            "the disk of " + directory.get() + " has only " + room / 1000 + " kB left", NO_ROOM);
      }
    }
  }

  private static long room(Path directory) throws SQLException {
    try {
      FileStore disk = Files.getFileStore(directory);
      if (disk.isReadOnly()) {
        throw new SQLException("the disk of " + directory + " is read-only", READ_ONLY_DISK);
      }
      return disk.getUsableSpace();
    } catch (IOException e) {
      throw new SQLException(directory + " can't be looked at: " + e.getMessage(), NO_ROOM, e);
    }
  }

  /** A data source whose connections close the database; Derby says so by an exception. */
  // PostgreSQL has none, so it is looked up, by a name that is a constant.
  @SuppressWarnings("BanJNDI")
  private static void close() throws SQLException {
    try {
      DataSource closing = InitialContext.doLookup("jdbc/ktrdrClosing");
      closing.getConnection().close();
    } catch (NamingException e) {
      throw new SQLException("the database is open for reading only", READ_ONLY, e);
    } catch (SQLException closed) {
      LOG.log(Level.DEBUG, "closed", closed);
    }
  }
}
