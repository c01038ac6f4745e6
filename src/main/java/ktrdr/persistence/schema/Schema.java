package ktrdr.persistence.schema;

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

/** Migrates ktrdr's tables and those of the batch store before anything reads them. */
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
      // A new connection, because Liquibase has closed the one it was given.
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

  /** Whether the database has the schema of this server. */
  public static boolean isCurrent(Connection connection) throws SQLException {
    return STAMP.isIn(connection);
  }

  // Logs the sentence, because the container reports only that the start failed, not why.
  private static IllegalStateException failed(String sentence, Exception e) {
    LOG.log(Level.ERROR, "{0}: {1}", sentence, cause(e));
    return new IllegalStateException(sentence, e);
  }

  /** The driver's message: outer exceptions only wrap it, and socket exceptions say less. */
  static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause.getCause() instanceof IOException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).replaceFirst("(?s)\\s*DSRA0010E.*", "");
  }

  /** Applies the missing change sets and closes the connection. */
  public static void migrate(Connection connection) throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    if (database instanceof DerbyDatabase derby) {
      // Closing Liquibase must not shut down the database, which belongs to the server.
      derby.setShutdownEmbeddedDerby(false);
    }
    try {
      // Without this, Liquibase writes to stdout.
      Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> update(database, connection));
    } catch (LiquibaseException e) {
      throw e;
    } catch (Exception e) {
      throw new LiquibaseException(e);
    }
  }

  /** Refuses a database that a newer ktrdr has migrated: this one would write to the old schema. */
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
        // Liquibase's own lock is a row, which a killed server leaves behind for ever.
        liquibase.forceReleaseLocks();
        refuseNewer(liquibase);
        liquibase.update("");
      } finally {
        lock.release();
      }
    }
  }
}
