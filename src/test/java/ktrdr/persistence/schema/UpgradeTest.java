package ktrdr.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.Database;
import ktrdr.fixture.OldSchema;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.persistence.Json;
import ktrdr.sessions.SessionOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database of the version before this one, with a session in it, is brought up to date. */
@Tag("database")
class UpgradeTest {
  /** How many change sets the first version had. */
  private static final int FIRST_VERSION = 4;

  private static final String ROOT = "op_agent_session_20261122_101500_k3v9x2m8q4";
  private static final String WORKING = "op_training_20261122_101500_w3v9x2m8q4";
  private static final String CHILD = "op_agent_design_20261122_101500_a3v9x2m8q4";

  private final String address = Database.empty();
  private Database database;

  @BeforeEach
  void upgrade() throws Exception {
    OldSchema.make(Database.connect(address), FIRST_VERSION);
    try (Connection connection = Database.connect(address)) {
      fill(connection);
    }
    Schema.migrate(Database.connect(address));
    database = new Database(address);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void its_operations_and_sessions_are_read_as_before() {
    List<Operation> tree = database.in(() -> database.operations().tree(new OperationId(ROOT)));
    assertThat(tree)
        .extracting(Operation::status)
        .containsExactly(OperationStatus.CANCELLED, OperationStatus.CANCELLED);
    assertThat(tree.get(0).state().cancellation().orElseThrow().notice().by().by())
        .isEqualTo("local");
    assertThat(tree.get(0).term()).isZero();
    assertThat(tree.get(1).output().results()).containsEntry("strategy_name", "mine");
    assertThat(database.in(() -> database.sessions().find(1)).orElseThrow().standing().outcome())
        .contains(SessionOutcome.CANCELLED);
  }

  @Test
  void what_was_active_in_it_is_found_and_nothing_else() {
    assertThat(database.in(() -> database.operations().activeRoots()))
        .extracting(operation -> operation.id().value())
        .containsExactly(WORKING);
  }

  @Test
  void its_events_are_read_as_before_and_come_from_an_unknown_place() {
    List<OperationEvent> events =
        database.in(() -> database.operations().events(new OperationId(ROOT), 0, 10));
    assertThat(events)
        .extracting(e -> e.kind() + " " + e.by().by() + " from \"" + e.by().from() + "\"")
        .containsExactly("created local from \"\"");
  }

  @Test
  void the_change_sets_of_the_first_version_are_never_edited() throws SQLException {
    List<String> sums = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement query = connection.createStatement();
        ResultSet rows =
            query.executeQuery("select id, md5sum from databasechangelog order by orderexecuted")) {
      while (rows.next()) {
        sums.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    assertThat(sums.subList(0, FIRST_VERSION))
        .containsExactly(
            "1-operations 9:026579114165ca55fb9af289a02452db",
            "2-what-changes-often 9:e67498dcfdfa6827586adfe494af08e8",
            "3-sessions 9:21da88c4b61ecfc02be63893ada35b0a",
            "4-stamp 9:2682e4993e36086a586b097a3aa46fc8");
  }

  private static void fill(Connection connection) throws SQLException {
    String state =
        "insert into operations (operation_id, parent_operation_id, root_operation_id, session_id,"
            + " attempt, operation_type, status, version, created_at, started_at, ended_at,"
            + " cancellation, subject, output_json, tree_position, tree_size, last_event)"
            + " values (?, ?, ?, 1, 1, ?, 'cancelled', 3, ?, ?, ?, ?, ?, ?, ?, 2, 1)";
    Timestamp time = Timestamp.valueOf("2026-11-22 10:15:00");
    String who =
        Json.write(
            Map.of(
                "requested", "2026-11-22T10:15:01Z",
                "by", "local",
                "reason", "enough",
                "deadline", "2026-11-22T10:15:11Z",
                "forced", false));
    String subject =
        Json.write(
            Map.of(
                "description", "a session",
                "symbol", "SPX",
                "timeframe", "1d",
                "parameters", Map.of("seed", 1)));
    String output =
        Json.write(Map.of("results", Map.of("strategy_name", "mine"), "warnings", List.of()));
    set(
        connection,
        state,
        ROOT,
        null,
        ROOT,
        "agent_session",
        time,
        time,
        time,
        who,
        subject,
        output,
        0);
    set(
        connection,
        state,
        CHILD,
        ROOT,
        ROOT,
        "agent_design",
        time,
        time,
        time,
        who,
        subject,
        output,
        1);
    for (String id : List.of(ROOT, CHILD)) {
      set(
          connection,
          "insert into operation_progress (operation_id, fraction, items_processed, items_total)"
              + " values (?, 0.5, 1, 2)",
          id);
    }
    set(
        connection,
        "insert into operations (operation_id, root_operation_id, attempt, operation_type, status,"
            + " version, created_at, subject, tree_position, tree_size)"
            + " values (?, ?, 1, 'training', 'running', 2, ?, ?, 0, 1)",
        WORKING,
        WORKING,
        time,
        subject);
    set(
        connection,
        "insert into operation_events (root_operation_id, sequence_number, operation_id,"
            + " happened_at, kind, actor, status_after, facts)"
            + " values (?, 1, ?, ?, 'created', 'local', 'pending', '{}')",
        ROOT,
        ROOT,
        time);
    set(
        connection,
        "insert into agent_sessions (phase, created_at, updated_at, operation_id, outcome, ended_in,"
            + " execution_id) values ('complete', ?, ?, ?, 'cancelled', 'designing', 4)",
        time,
        time,
        ROOT);
  }

  private static void set(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }
}
