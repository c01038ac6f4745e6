package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ktrdr.fixture.Database;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@Tag("database")
class SchemaTest {

  @Test
  void the_batch_store_gets_the_seven_tables_that_liberty_wants() throws Exception {
    try (Database database = new Database();
        Connection connection = database.connect()) {
      assertThat(tablesOfTheBatchStore(connection))
          .containsExactly(
              "groupassociation",
              "jobexecution",
              "jobinstance",
              "jobparameter",
              "remotablepartition",
              "stepthreadexecution",
              "stepthreadinstance");
    }
  }

  /** As in a home from when Liberty made the tables of its batch store. */
  @Test
  void a_batch_store_that_is_there_already_is_left_alone() throws Exception {
    String address = Database.empty();
    try (Connection connection = Database.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema batch");
      statement.execute("create table batch.jobinstance (jobinstanceid bigint not null)");
      statement.execute("insert into batch.jobinstance values (4711)");
    }
    Schema.migrate(Database.connect(address));
    try (Connection connection = Database.connect(address)) {
      assertThat(tablesOfTheBatchStore(connection)).containsExactly("jobinstance");
      assertThat(count(connection, "batch.jobinstance")).isEqualTo(1);
      assertThat(count(connection, "session_capacity")).isEqualTo(1);
    }
  }

  @Test
  void migrating_again_changes_nothing() throws Exception {
    try (Database database = new Database();
        Connection connection = database.connect()) {
      long before = count(connection, "databasechangelog");
      Schema.migrate(database.connect());
      assertThat(count(connection, "databasechangelog")).isEqualTo(before);
    }
  }

  @Test
  void tables_that_a_newer_server_has_changed_are_left_alone_with_a_sentence() throws Exception {
    try (Database database = new Database();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted,"
              + " exectype, description) values ('99-of-the-future', 'ktrdr', 'db/changelog.xml',"
              + " current_timestamp, 99, 'EXECUTED', 'something new')");
      assertThatThrownBy(() -> Schema.migrate(database.connect()))
          .hasMessage(
              "a newer ktrdr has changed its tables (99-of-the-future); start that one, or restore"
                  + " the backup from before");
    }
  }

  @Test
  void a_server_that_was_killed_while_it_migrated_does_not_keep_the_next_one_waiting()
      throws Exception {
    try (Database database = new Database();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("update databasechangeloglock set locked = true, lockedby = 'the dead'");
      assertTimeoutPreemptively(
          Duration.ofMinutes(1), () -> Schema.migrate(database.connect()), "waits for the dead");
    }
  }

  /** A Derby has one server only. */
  @Test
  @EnabledIfSystemProperty(named = "ktrdr.test.database", matches = "postgresql")
  void servers_that_start_at_once_on_an_empty_database_make_its_tables_once() throws Exception {
    String address = Database.empty();
    List<CompletableFuture<Void>> servers =
        Stream.generate(() -> CompletableFuture.runAsync(() -> migrate(address))).limit(3).toList();
    for (CompletableFuture<Void> server : servers) {
      server.get(2, TimeUnit.MINUTES);
    }
    try (Connection connection = Database.connect(address)) {
      assertThat(count(connection, "session_capacity")).isEqualTo(1);
    }
  }

  @Test
  void a_failure_is_told_in_the_words_of_the_driver() {
    SQLException refused =
        new SQLException("Connection to db:5432 refused.", new ConnectException("refused"));
    assertThat(Schema.cause(new IllegalStateException("wrapping", refused)))
        .isEqualTo("Connection to db:5432 refused.");
    assertThat(Schema.cause(new SQLException("no such database DSRA0010E: SQL State = 3D000,")))
        .isEqualTo("no such database");
  }

  private static void migrate(String address) {
    try {
      Schema.migrate(Database.connect(address));
    } catch (LiquibaseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> tablesOfTheBatchStore(Connection connection) throws SQLException {
    Set<String> names = new TreeSet<>();
    for (String schema : List.of("batch", "BATCH")) {
      try (ResultSet tables =
          connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
        while (tables.next()) {
          names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from " + table)) {
      count.next();
      return count.getLong(1);
    }
  }
}
