package ktrdr.persistence;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.DerbyDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the tables up to date before anything reads them: ours and those of the batch store. */
@ApplicationScoped
public class Schema {
  private static final Logger LOG = System.getLogger(Schema.class.getName());
  private static final String CHANGELOG = "db/changelog.xml";
  private static final SchemaStamp STAMP = SchemaStamp.of(CHANGELOG, "db/batch-store.xml");

  @Resource(lookup = "jdbc/ktrdr")
  private DataSource dataSource;

  void prepare(@Observes @Initialized(ApplicationScoped.class) @Priority(1) Object start) {
    migrate();
    try (Connection connection = dataSource.getConnection()) {
      FirstRows.takeBack(connection);
      SessionNumbers.goOn(connection);
    } catch (SQLException e) {
      throw failed("The database can't be written to", e);
    }
  }

  private void migrate() {
    if (isCurrent()) {
      LOG.log(Level.INFO, "database schema is current");
      return;
    }
    long start = System.nanoTime();
    try {
      try (Connection connection = dataSource.getConnection()) {
        migrate(connection);
      }
      // Another connection: Liquibase has closed the one that it was given.
      try (Connection connection = dataSource.getConnection()) {
        STAMP.write(connection);
      }
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      LOG.log(Level.INFO, "database schema was brought up to date in {0} ms", time.toMillis());
    } catch (SQLException | LiquibaseException e) {
      throw failed("The database can't be brought up to date", e);
    }
  }

  private boolean isCurrent() {
    try (Connection connection = dataSource.getConnection()) {
      return isCurrent(connection);
    } catch (SQLException e) {
      throw failed("The database can't be reached", e);
    }
  }

  /** Whether a database has the tables of this server. */
  static boolean isCurrent(Connection connection) throws SQLException {
    return STAMP.isIn(connection);
  }

  // The sentence goes into the log: the container reports only that a start failed, not why.
  private static IllegalStateException failed(String sentence, Exception e) {
    LOG.log(Level.ERROR, "{0}: {1}", sentence, cause(e));
    return new IllegalStateException(sentence, e);
  }

  /** What the database's driver said: the outer exceptions are wrapping, the sockets' say less. */
  static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause.getCause() instanceof IOException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).replaceFirst("(?s)\\s*DSRA0010E.*", "");
  }

  /** Applies what is missing of the change log, and closes the connection. */
  public static void migrate(Connection connection) throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    if (database instanceof DerbyDatabase derby) {
      // The database belongs to the server: closing Liquibase must not shut it down.
      derby.setShutdownEmbeddedDerby(false);
    }
    try {
      // Liquibase talks on stdout unless it is given another mouth.
      Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> update(database, connection));
    } catch (LiquibaseException e) {
      throw e;
    } catch (Exception e) {
      throw new LiquibaseException(e);
    }
  }

  /** Tables that a newer server has changed would be written as they were before. */
  private static void refuseNewer(Liquibase liquibase) throws LiquibaseException {
    Optional<RanChangeSet> unknown =
        liquibase.listUnexpectedChangeSets(new Contexts(), new LabelExpression()).stream()
            .findFirst();
    if (unknown.isPresent()) {
      throw new LiquibaseException(
          "a newer ktrdr has changed its tables ("
              + unknown.get().getId()
              + "); start that one, or restore the backup from before");
    }
  }

  private static void update(Database database, Connection connection)
      throws LiquibaseException, SQLException {
    try (Liquibase liquibase =
        new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), database)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      MigrationLock lock = MigrationLock.take(connection);
      try {
        // Liquibase's own lock is a row, which a server that was killed leaves behind for ever.
        liquibase.forceReleaseLocks();
        refuseNewer(liquibase);
        liquibase.update("");
      } finally {
        lock.release();
      }
    }
  }
}
