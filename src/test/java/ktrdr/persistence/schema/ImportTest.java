package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import ktrdr.fixture.Database;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.ToolCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@code deploy/import-first-ktrdr.sql} on a real PostgreSQL, with tables as the first ktrdr made.
 */
@EnabledIfSystemProperty(named = "ktrdr.test.database", matches = "postgresql")
@Tag("database")
class ImportTest {
  private static final String OLD =
      """
      create schema first_ktrdr;
      create table first_ktrdr.agent_sessions (
        id serial primary key, phase varchar(50) not null default 'idle',
        created_at timestamptz not null default now(), updated_at timestamptz,
        strategy_name varchar(255), operation_id varchar(255), outcome varchar(50));
      create table first_ktrdr.agent_actions (
        id serial primary key, session_id integer not null references first_ktrdr.agent_sessions(id),
        tool_name varchar(255) not null, tool_args jsonb not null default '{}',
        result jsonb not null default '{}', created_at timestamptz not null default now(),
        input_tokens integer, output_tokens integer);
      insert into first_ktrdr.agent_sessions
        (id, phase, created_at, updated_at, strategy_name, operation_id, outcome) values
        (7, 'complete', '2025-01-02 03:04:05+01', '2025-01-02 04:04:05+01', 'rsi', 'op_1', 'success'),
        (9, 'TRAINING', '2025-01-03 03:04:05+00', null, 'macd', 'op_2', null);
      insert into first_ktrdr.agent_actions
        (session_id, tool_name, tool_args, result, created_at, input_tokens, output_tokens) values
        (7, 'save_strategy', '{"name": "rsi"}', '{"success": true}', '2025-01-02 03:10:00+01', 120, 30),
        (7, 'start_training', '{}', '{"success": false, "error": "no bars"}',
          '2025-01-02 03:11:00+01', null, null);
      """;

  private final Database database = new Database();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sessions_keep_their_numbers_and_their_times_and_have_no_operation() throws Exception {
    run(OLD);
    run(script());
    Session done = database.in(() -> database.sessions().find(7)).orElseThrow();
    assertThat(done.operation()).isEmpty();
    assertThat(done.standing().outcome()).contains(SessionOutcome.SUCCESS);
    assertThat(done.standing().created()).isEqualTo("2025-01-02T02:04:05Z");
    assertThat(done.design().name()).contains("rsi");
    Session active = database.in(() -> database.sessions().find(9)).orElseThrow();
    assertThat(active.standing().phase()).isEqualTo(SessionPhase.TRAINING);
  }

  @Test
  void tool_calls_come_with_their_results_and_tokens() throws Exception {
    run(OLD);
    run(script());
    assertThat(database.in(() -> database.sessions().toolCalls(7)))
        .extracting(ToolCall::tool, ToolCall::success, call -> call.use().inputTokens())
        .containsExactly(
            tuple("save_strategy", true, Optional.of(120L)),
            tuple("start_training", false, Optional.empty()));
  }

  @Test
  void twice_changes_nothing_and_new_sessions_are_numbered_after_the_old() throws Exception {
    run(OLD);
    run(script());
    run(script());
    assertThat(database.in(() -> database.sessions().count(Optional.empty()))).isEqualTo(2);
    var standing =
        new Session.Standing(
            SessionPhase.IDLE, Optional.empty(), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE);
    assertThat(database.in(() -> database.sessions().add(start, standing)).id()).isEqualTo(10);
  }

  @Test
  void numbers_that_are_taken_stop_it_and_nothing_is_imported() throws Exception {
    run(OLD);
    run(
        "insert into agent_sessions (id, phase, created_at, operation_id) values (7, 'idle', now(), 'op_x')");
    assertThatThrownBy(() -> run(script())).hasMessageContaining("import into a fresh database");
    assertThat(database.in(() -> database.sessions().find(9))).isEmpty();
  }

  private static String script() throws IOException {
    return Files.readString(Path.of("..", "deploy", "import-first-ktrdr.sql"));
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
