package ktrdr.persistence;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.DerbyDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the tables up to date before anything reads them. */
@ApplicationScoped
public class Schema {
  private static final String CHANGELOG = "db/changelog.xml";

  @Resource(lookup = "jdbc/ktrdr")
  private DataSource dataSource;

  void migrate(@Observes @Initialized(ApplicationScoped.class) @Priority(1) Object start) {
    try {
      SchemaStamp stamp = SchemaStamp.of(CHANGELOG);
      if (!isCurrent(stamp)) {
        try (Connection connection = dataSource.getConnection()) {
          migrate(connection);
        }
        // Another connection: Liquibase has closed the one that it was given.
        try (Connection connection = dataSource.getConnection()) {
          stamp.write(connection);
        }
      }
      System.getLogger(Schema.class.getName()).log(Level.INFO, "database schema is current");
    } catch (IOException | SQLException | LiquibaseException e) {
      throw new IllegalStateException("The database could not be brought up to date", e);
    }
  }

  private boolean isCurrent(SchemaStamp stamp) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return stamp.isIn(connection);
    }
  }

  /** Applies what is missing of the change log. */
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
      Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> update(database));
    } catch (LiquibaseException e) {
      throw e;
    } catch (Exception e) {
      throw new LiquibaseException(e);
    }
  }

  private static void update(Database database) throws LiquibaseException {
    try (Liquibase liquibase =
        new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(), database)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      liquibase.update("");
    }
  }
}
