package ktrdr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import ktrdr.fixture.Database;
import org.junit.jupiter.api.Test;

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
