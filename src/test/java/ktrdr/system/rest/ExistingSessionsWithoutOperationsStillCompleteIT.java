package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Scenario 7: sessions of the first ktrdr, which had no operation, still complete. Their rows come
 * in by SQL while the server is stopped; at the end the tables themselves are looked at.
 */
class ExistingSessionsWithoutOperationsStillCompleteIT {
  private static final int DESIGNING = 1;
  private static final int DESIGNED = 2;
  private static final int COMPLETE = 3;

  private static Run run;
  private static JsonObject newTree;
  private static JsonObject list;
  private static final Map<Integer, JsonObject> shown = new HashMap<>();
  private static final Map<Integer, Reply> cancelled = new HashMap<>();
  private static Cli.Ran cancelledByCommand;
  private static final Map<Integer, JsonObject> shownAtTheEnd = new HashMap<>();
  private static final List<String> sessionRows = new ArrayList<>();
  private static final List<String> operationRows = new ArrayList<>();
  private static final List<String> eventRows = new ArrayList<>();

  @BeforeAll
  static void a_server_that_finds_rows_of_the_first_ktrdr() throws IOException, SQLException {
    try (OwnServer server = OwnServer.create()) {
      server.migrate();
      server.withDatabase(ExistingSessionsWithoutOperationsStillCompleteIT::insert);
      server.start();
      use(server);
      server.stop();
      server.withDatabase(ExistingSessionsWithoutOperationsStillCompleteIT::read);
    }
  }

  @Test
  void they_are_listed_beside_a_new_one_and_counted() {
    assertThat(list.getInt("total")).isEqualTo(4);
    assertThat(list.getJsonArray("sessions").getValuesAs(JsonObject.class))
        .extracting(session -> session.get("operation_id").equals(JsonValue.NULL))
        .containsExactly(false, true, true, true);
  }

  @Test
  void each_is_shown_and_has_a_phase() {
    assertThat(shown.get(DESIGNING).getString("phase")).isEqualTo("designing");
    assertThat(shown.get(DESIGNED).getString("phase")).isEqualTo("designed");
    assertThat(shown.get(COMPLETE).getString("phase")).isEqualTo("complete");
    assertThat(shown.get(COMPLETE).getString("strategy_name")).isEqualTo("macd_cross");
    assertThat(shown.values())
        .allSatisfy(session -> assertThat(session).containsEntry("operation_id", JsonValue.NULL));
  }

  @Test
  void they_do_not_stand_in_the_way_of_a_new_session() {
    assertThat(newTree.getString("status")).isEqualTo("completed");
  }

  @Test
  void those_that_are_not_complete_are_cancelled_and_so_complete() {
    assertThat(cancelled.get(DESIGNING).status()).isEqualTo(200);
    assertThat(cancelled.get(DESIGNING).json()).containsEntry("operation_id", JsonValue.NULL);
    assertThat(cancelledByCommand.exit()).as(cancelledByCommand.err()).isZero();
    for (int id : List.of(DESIGNING, DESIGNED)) {
      assertThat(shownAtTheEnd.get(id).getString("phase")).isEqualTo("complete");
      assertThat(shownAtTheEnd.get(id).getString("outcome")).isEqualTo("cancelled");
    }
  }

  @Test
  void one_that_is_complete_stays_as_it_is() {
    assertThat(cancelled.get(COMPLETE).status()).isEqualTo(409);
    assertThat(shownAtTheEnd.get(COMPLETE)).isEqualTo(shown.get(COMPLETE));
  }

  @Test
  void the_tables_say_what_the_server_said() {
    assertThat(sessionRows)
        .startsWith("complete cancelled", "complete cancelled", "complete success")
        .hasSize(4);
    assertThat(operationRows)
        .containsExactlyInAnyOrder(
            "agent_session completed null",
            "training completed " + run.operation(),
            "backtesting completed " + run.operation(),
            "agent_assessment completed " + run.operation());
  }

  @Test
  void the_events_are_numbered_without_a_gap_and_nothing_follows_a_terminal_status() {
    assertThat(eventRows)
        .extracting(row -> row.split(" ", 2)[0])
        .isEqualTo(IntStream.rangeClosed(1, eventRows.size()).mapToObj(Integer::toString).toList());
    assertThat(eventRows).noneMatch(row -> row.matches("\\d+ (completed|failed|cancelled)"));
  }

  private static void use(OwnServer server) {
    run = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    newTree = run.awaitEnd();
    list = server.api().get("/agent/sessions").json();
    List.of(DESIGNING, DESIGNED, COMPLETE).forEach(id -> shown.put(id, session(server, id)));
    for (int id : List.of(DESIGNING, COMPLETE)) {
      cancelled.put(id, server.api().delete("/agent/sessions/" + id));
    }
    cancelledByCommand = server.cli().run("agent", "cancel", Integer.toString(DESIGNED));
    shown.keySet().forEach(id -> shownAtTheEnd.put(id, session(server, id)));
  }

  private static JsonObject session(OwnServer server, int id) {
    return server.api().get("/agent/sessions/" + id).json();
  }

  private static void insert(Connection connection) throws SQLException {
    old(connection, "designing", null, null);
    old(connection, "DESIGNED", "rsi_reversal", null);
    old(connection, "complete", "macd_cross", "success");
  }

  private static void read(Connection connection) throws SQLException {
    sessionRows.addAll(rows(connection, "select phase, outcome from agent_sessions order by id"));
    operationRows.addAll(
        rows(connection, "select operation_type, status, parent_operation_id from operations"));
    eventRows.addAll(
        rows(
            connection,
            "select sequence_number, status_before from operation_events order by sequence_number"));
  }

  private static void old(Connection connection, String phase, String strategy, String outcome)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into agent_sessions (phase, created_at, updated_at, strategy_name, outcome)"
                + " values (?, cast('2024-12-12 12:34:56' as timestamp),"
                + " cast('2024-12-12 12:40:00' as timestamp), ?, ?)")) {
      insert.setString(1, phase);
      insert.setString(2, strategy);
      insert.setString(3, outcome);
      insert.executeUpdate();
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getString(column));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }
}
