package ktrdr.persistence.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import ktrdr.fixture.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class JdbcWritesTest {
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void it_writes_as_often_as_it_is_asked_and_leaves_one_row() throws Exception {
    try (Database database = new Database()) {
      JdbcWrites writes = writes(database::connect);
      writes.attempt();
      writes.attempt();
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select count(*) from write_probe")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
      assertThat(closed).hasValue(0);
    }
  }

  @Test
  void a_backup_that_reads_the_table_meanwhile_is_no_trouble() throws Exception {
    try (Database database = new Database();
        Connection backup = database.connect();
        Statement statement = backup.createStatement()) {
      backup.setAutoCommit(false);
      backup.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      statement.executeQuery("select written from write_probe").close();
      writes(database::connect).attempt();
      backup.rollback();
    }
  }

  @Test
  void a_database_that_is_open_for_reading_only_is_closed_and_tried_again() throws Exception {
    try (Database database = new Database()) {
      Deque<String> failures = new ArrayDeque<>(List.of("25502"));
      writes(() -> failures.isEmpty() ? database.connect() : failing(failures.remove())).attempt();
      assertThat(closed).hasValue(1);
    }
  }

  @Test
  void one_that_stays_so_is_an_error_and_not_tried_for_ever() {
    assertThatThrownBy(() -> writes(() -> failing("25502")).attempt())
        .isInstanceOf(SQLException.class)
        .hasMessage("no");
    assertThat(closed).hasValue(1);
  }

  @Test
  void one_that_has_no_room_is_not_closed() {
    assertThatThrownBy(() -> writes(() -> failing("53100")).attempt())
        .isInstanceOf(SQLException.class);
    assertThat(closed).hasValue(0);
  }

  private JdbcWrites writes(Callable<Connection> connect) {
    return new JdbcWrites(source(connect), closed::incrementAndGet);
  }

  private static Connection failing(String state) throws SQLException {
    throw new SQLException("no", state);
  }

  private static DataSource source(Callable<Connection> connect) {
    return (DataSource)
        Proxy.newProxyInstance(
            JdbcWritesTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> connect.call());
  }
}
