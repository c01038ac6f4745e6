package ktrdr.persistence.health;

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
import ktrdr.persistence.schema.Schema;
import ktrdr.sessions.doctor.DatabaseProbe;

/**
 * Probes the database directly through its data source, without JPA, which could hide the answer.
 */
@ApplicationScoped
public class JdbcProbe implements DatabaseProbe {
  // A table with one row, because Derby needs a table in a select.
  private static final String CLOCK = "select current_timestamp from session_capacity where id = 1";

  @Resource(lookup = "jdbc/ktrdr")
  private DataSource dataSource;

  /** For the container's proxy. */
  protected JdbcProbe() {}

  /** For use outside a container. */
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
