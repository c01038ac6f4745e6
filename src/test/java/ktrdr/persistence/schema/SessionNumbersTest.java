package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.fixture.Database;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.comparisons.ModelComparison;
import ktrdr.sessions.schedules.Cron;
import ktrdr.sessions.schedules.Schedule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People type the numbers of sessions, comparisons and schedules: no number is left out. */
@Tag("database")
class SessionNumbersTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Session.Standing IDLE =
      new Session.Standing(SessionPhase.IDLE, Optional.empty(), Optional.empty(), NOW, NOW);

  private static final Schedule.Plan NIGHTLY =
      new Schedule.Plan(
          Optional.empty(),
          new Cron("0 2 * * *", ZoneOffset.UTC),
          Schedule.Overlap.SKIP,
          Stage.ASSIGNMENT,
          Session.Design.NONE);

  @Test
  void a_number_whose_transaction_is_rolled_back_goes_to_the_next() {
    try (Database database = new Database()) {
      assertThat(session(database)).isEqualTo(1);
      assertThat(comparison(database)).isEqualTo(1);
      assertThat(schedule(database)).isEqualTo(1);
      assertThatThrownBy(
              () ->
                  database.run(
                      () -> {
                        assertThat(add(database)).isEqualTo(2);
                        assertThat(compare(database)).isEqualTo(2);
                        assertThat(plan(database)).isEqualTo(2);
                        throw new IllegalStateException("refused");
                      }))
          .hasMessage("refused");
      assertThat(session(database)).isEqualTo(2);
      assertThat(comparison(database)).isEqualTo(2);
      assertThat(schedule(database)).isEqualTo(2);
    }
  }

  @Test
  void a_start_numbers_after_sessions_and_comparisons_that_came_from_elsewhere() throws Exception {
    try (Database database = new Database();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into agent_sessions (id, phase, created_at) values (7, 'idle', current_timestamp)");
      statement.executeUpdate(
          "insert into agent_comparisons (id, created_at, created_by, sessions, assignments)"
              + " values (4, current_timestamp, 'local', 1, '{}')");
      SessionNumbers.goOn(connection);
      assertThat(session(database)).isEqualTo(8);
      assertThat(comparison(database)).isEqualTo(5);
    }
  }

  @Test
  void a_start_never_gives_a_number_again_whose_session_has_been_removed() throws Exception {
    try (Database database = new Database();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      assertThat(session(database)).isEqualTo(1);
      assertThat(session(database)).isEqualTo(2);
      statement.executeUpdate("delete from agent_sessions");
      SessionNumbers.goOn(connection);
      assertThat(session(database)).isEqualTo(3);
    }
  }

  @Test
  void the_first_after_a_crash_has_the_next_number(@TempDir Path directory) throws Exception {
    Path whole = directory.resolve("whole");
    try (Connection connection = DriverManager.getConnection(url(whole) + ";create=true")) {
      Schema.migrate(connection);
    }
    Path crashed = directory.resolve("crashed");
    try (Database database = new Database(url(whole))) {
      assertThat(session(database)).isEqualTo(1);
      assertThat(session(database)).isEqualTo(2);
      assertThat(comparison(database)).isEqualTo(1);
      assertThat(schedule(database)).isEqualTo(1);
      // what a power cut would leave of a database that is open
      copy(whole, crashed);
    }
    try (Database database = new Database(url(crashed))) {
      try (Connection connection = database.connect()) {
        SessionNumbers.goOn(connection);
      }
      assertThat(session(database)).isEqualTo(3);
      assertThat(session(database)).isEqualTo(4);
      assertThat(comparison(database)).isEqualTo(2);
      assertThat(comparison(database)).isEqualTo(3);
      assertThat(schedule(database)).isEqualTo(2);
    }
    for (Path open : List.of(whole, crashed)) {
      close(open);
    }
  }

  private static long session(Database database) {
    return database.in(() -> add(database));
  }

  private static long add(Database database) {
    return database.sessions().add(Start.now(Stage.ASSIGNMENT, Session.Design.NONE), IDLE).id();
  }

  private static long comparison(Database database) {
    return database.in(() -> compare(database));
  }

  private static long compare(Database database) {
    var plan = new ModelComparison.Plan(List.of(Stage.ASSIGNMENT), 1);
    return database.comparisons().add(plan, NOW, "local").id();
  }

  private static long schedule(Database database) {
    return database.in(() -> plan(database));
  }

  private static long plan(Database database) {
    var standing =
        new Schedule.Standing(
            NOW,
            "local",
            Optional.of(NOW),
            new Schedule.Last(Optional.empty(), Optional.empty(), Optional.empty()));
    return database.schedules().add(NIGHTLY, standing).id();
  }

  private static String url(Path database) {
    return "jdbc:derby:" + database;
  }

  private static void close(Path database) {
    try {
      DriverManager.getConnection(url(database) + ";shutdown=true").close();
    } catch (SQLException closed) {
      // Derby says so by an exception
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
