package ktrdr.persistence.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import ktrdr.fixture.Database;
import ktrdr.persistence.schema.SchemaStamp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class JdbcProbeTest {

  @Test
  void it_says_which_database_answers_what_its_clock_shows_and_whether_the_tables_are_ours()
      throws Exception {
    try (Database database = new Database()) {
      JdbcProbe probe = new JdbcProbe(source(database::connect));
      execute(database, "update schema_stamp set sha256 = 'of another version'");
      assertThat(probe.ask().current()).isFalse();
      try (Connection connection = database.connect()) {
        SchemaStamp.of("db/changelog.xml", "db/batch-store.xml").write(connection);
      }
      var answer = probe.ask();
      assertThat(answer.current()).isTrue();
      assertThat(answer.product()).matches("(Apache Derby|PostgreSQL) \\d+.*");
      assertThat(answer.latency()).isPositive();
      assertThat(answer.clock()).isAfter("2026-01-01T00:00:00Z");
    }
  }

  @Test
  void a_database_that_does_not_answer_is_an_error_with_its_words() {
    JdbcProbe probe =
        new JdbcProbe(
            source(
                () -> {
                  throw new SQLException("Connection refused", "08001");
                }));
    assertThatThrownBy(probe::ask)
        .isInstanceOf(SQLException.class)
        .hasMessage("Connection refused");
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static DataSource source(Callable<Connection> connect) {
    return (DataSource)
        Proxy.newProxyInstance(
            JdbcProbeTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connect.call());
  }
}
