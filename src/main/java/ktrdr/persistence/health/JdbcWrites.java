package ktrdr.persistence.health;

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
 * Tests whether the database can be written, with a row in a table of its own. When Derby can't
 * write while it opens its files, it opens read-only and stays so even when there is room again.
 * Therefore this class closes it, and the next connection opens it for writing.
 */
@ApplicationScoped
public class JdbcWrites implements DatabaseWrites {
  /**
   * Bytes that must be free: several times what Derby allocates at once for its log and a table.
   */
  static final long LEAST_ROOM = 4_000_000;

  private static final System.Logger LOG = System.getLogger(JdbcWrites.class.getName());
  private static final String DERBY = "jdbc:derby:";
  private static final String NO_ROOM = "53100";
  private static final String READ_ONLY = "25502";
  private static final String LATE = "57014";

  // SQLStates of a Derby that opened read-only. It does not replay its log then, so even tables may
  // be missing.
  private static final Set<String> OPENED_SO = Set.of(READ_ONLY, "42X05", "42Y07");
  private static final String READ_ONLY_DISK = "58030";
  private static final int PATIENCE_SECONDS = 2;

  @Resource(lookup = "jdbc/ktrdr")
  private DataSource dataSource;

  private final Closing closing;

  /** Closes the Derby database. */
  interface Closing {
    void close() throws SQLException;
  }

  /** For the container's proxy. */
  protected JdbcWrites() {
    closing = JdbcWrites::close;
  }

  /** For use outside a container. */
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
      LOG.log(Level.INFO, "the database was open read-only; reopening it");
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

  // PostgreSQL gives a truncated table a new file, so that the row needs new disk space. During a
  // backup, which locks every table, the truncate times out: that is no failure.
  private static void empty(Statement statement) throws SQLException {
    try {
      statement.executeUpdate("truncate table write_probe");
    } catch (SQLException e) {
      if (!LATE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  /**
   * Checks for room beforehand: a Derby that runs out of room closes with everything it is doing.
   */
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
      throw new SQLException(
          directory + " can't be checked for free space: " + e.getMessage(), NO_ROOM, e);
    }
  }

  /** Connects to a data source that shuts Derby down; Derby confirms by an exception. */
  // Looked up instead of injected, because it does not exist with PostgreSQL. The name is constant.
  @SuppressWarnings("BanJNDI")
  private static void close() throws SQLException {
    try {
      DataSource closing = InitialContext.doLookup("jdbc/ktrdrClosing");
      closing.getConnection().close();
    } catch (NamingException e) {
      throw new SQLException("the database is open read-only", READ_ONLY, e);
    } catch (SQLException closed) {
      LOG.log(Level.DEBUG, "closed", closed);
    }
  }
}
