package ktrdr.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import ktrdr.sessions.doctor.DatabaseProbe;

/** Asks the data source itself, past everything that could hide its answer. */
@ApplicationScoped
public class JdbcProbe implements DatabaseProbe {
  // A table with one row: Derby has no select without a table.
  private static final String CLOCK = "select current_timestamp from session_capacity where id = 1";

  @Resource(lookup = "jdbc/ktrdr")
  private DataSource dataSource;

  /** For the container. */
  protected JdbcProbe() {}

  /** Outside of a container. */
  public JdbcProbe(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Answer ask() throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = dataSource.getConnection();
        Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(CLOCK)) {
      row.next();
      Instant clock = row.getTimestamp(1).toInstant();
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      boolean current = Schema.isCurrent(connection);
      return new Answer(product(connection.getMetaData()), latency, clock, current);
    }
  }

  private static String product(DatabaseMetaData about) throws SQLException {
    return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
  }
}
