package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.FragilePostgres;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.Wire;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The database stops in the middle of a session and comes back, or its connections are cut. */
@DisabledIfSystemProperty(
    named = "ktrdr.test.database",
    matches = "postgresql",
    disabledReason = "on PostgreSQL either way: once is enough")
@Tag("own-database")
class TheDatabaseGoesAwayIT {
  /** {@code BatchStatus.STARTED}, as Liberty writes it. */
  private static final long STARTED = 1;

  private static final ProofTable TABLE =
      new ProofTable(
          "3-faults-e-database-away",
          "The database goes away in the middle of a session",
          "what",
          "phase",
          "seconds away",
          "answers 503",
          "lines in the log",
          "epochs before, after",
          "end");

  private static FragilePostgres postgres;
  private static Wire wire;
  private static OwnServer server;
  private static Run undisturbed;

  @BeforeAll
  static void a_server_behind_a_wire() throws IOException {
    postgres = new FragilePostgres();
    wire = new Wire(postgres.port());
    server = OwnServer.create(ServerDatabase.at(postgres.url(wire.port())), Map.of());
    server.start();
    undisturbed = server.agent().start(trigger());
    undisturbed.awaitEnd();
  }

  @AfterAll
  static void end() {
    TABLE.write();
    server.close();
    wire.close();
    postgres.close();
  }

  @Test
  void a_restart_of_the_database_costs_a_sentence_and_loses_nothing() throws SQLException {
    for (int round = 0; round < Proof.size(1, 3); round++) {
      restart();
    }
  }

  private static void restart() throws SQLException {
    Run run = server.agent().start(trigger());
    run.awaitWorkIn(Phase.TRAINING);
    Await.until("some epochs", () -> epochs(run), n -> n > 2);
    int before = epochs(run);
    int lines = lines();
    long away = System.nanoTime();
    postgres.stop();
    Reply refused =
        Await.until("a sentence", () -> ask("/operations/" + run.operation()), r -> !isFine(r));
    assertThat(refused.status()).as(refused.text()).isEqualTo(503);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.string("/code")).isEqualTo("database_unavailable");
    assertThat(ask("/health").status()).isEqualTo(503);
    assertThat(ask("/doctor").text()).contains("the database does not answer");
    Await.until("some time", System::nanoTime, now -> now - away > Duration.ofSeconds(4).toNanos());
    postgres.start();
    double seconds = (System.nanoTime() - away) / 1e9;
    Await.until("an answer", () -> ask("/operations/" + run.operation()), r -> isFine(r));
    assertEnd(run, before);
    int said = lines() - lines;
    TABLE.row(
        "restart", "training", seconds, "yes", said, before + ", " + epochs(run), "completed");
  }

  @Test
  void connections_that_are_cut_in_any_phase_end_nothing() throws SQLException {
    Assumptions.assumeTrue(Proof.isFull(), "three sessions' time: in the full proof");
    for (int round = 0; round < 5; round++) {
      Run run = server.agent().start(trigger());
      for (Phase phase : List.of(Phase.TRAINING, Phase.BACKTESTING, Phase.ASSESSING)) {
        untilIn(run, phase);
        int lines = lines();
        int cut = wire.cut();
        Await.until("an answer", () -> ask("/operations/" + run.operation()), r -> isFine(r));
        TABLE.row(cut + " connections cut", phase.wire(), "", "", lines() - lines, "", "");
      }
      untilIn(run, null);
      assertEnd(run, 0);
    }
  }

  /** Liberty tries twice, at once, and then its tables say for ever that the job runs. */
  @Test
  void a_job_whose_end_liberty_could_not_write_is_missed_and_its_session_goes_on()
      throws SQLException {
    Run run = server.agent().start(trigger());
    run.awaitWorkIn(Phase.TRAINING);
    try (Connection connection = DriverManager.getConnection(postgres.url());
        Statement sql = connection.createStatement()) {
      long execution = number(sql, "select max(execution_id) from operation_executions");
      refuseWritesOf(sql, execution);
      assertEnd(run, 0);
      String status = "select batchstatus from batch.jobexecution where jobexecid = " + execution;
      assertThat(number(sql, status)).as("what Liberty's tables say").isEqualTo(STARTED);
    }
    assertThat(
            ask("/operations/" + run.operation() + "/events?limit=1000")
                .json()
                .getJsonArray("data")
                .getValuesAs(JsonObject.class))
        .extracting(event -> event.getString("kind") + ": " + event.getString("reason", ""))
        .contains("recovered: its job broke");
    TABLE.row("end of the job lost", "training", "", "", "", "", "completed");
  }

  private static void refuseWritesOf(Statement sql, long execution) throws SQLException {
    sql.execute(
        "create function refuse() returns trigger language plpgsql as "
            + "$$ begin raise exception 'the disk is gone'; end $$");
    sql.execute(
        "create trigger refuse before update on batch.jobexecution for each row when (old.jobexecid = "
            + execution
            + ") execute function refuse()");
    sql.execute(
        "create trigger refuse before update on batch.stepthreadexecution for each row when (old.fk_jobexecid = "
            + execution
            + ") execute function refuse()");
  }

  private static long number(Statement sql, String query) throws SQLException {
    try (ResultSet row = sql.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  /**
   * Waits until the session is in a phase, or for its end. One that ended with a sentence is
   * resumed, as its user would.
   */
  private static void untilIn(Run run, Phase phase) {
    JsonObject tree =
        Await.until("the phase", () -> tree(run), t -> Run.ended(t) || hasChild(t, phase));
    while (tree.getString("status").equals("failed")) {
      assertThat(tree.getString("error_message")).isNotBlank();
      TABLE.row("resumed", "", "", "", "", "", tree.getString("error_message"));
      String resume = "/operations/" + run.operation() + "/resume";
      Await.until("a resume", () -> server.api().post(resume), r -> r.status() != 503);
      tree = Await.until("the phase", () -> tree(run), t -> Run.ended(t) || hasChild(t, phase));
    }
  }

  private static void assertEnd(Run run, int epochsBefore) throws SQLException {
    JsonObject end = Await.until("the end", () -> tree(run), Run::ended);
    assertThat(end.getString("status")).as(end.toString()).isEqualTo("completed");
    assertThat(epochs(run)).isEqualTo(epochs(undisturbed)).isGreaterThan(epochsBefore);
    assertThat(weights(run)).isEqualTo(weights(undisturbed));
    assertThat(run.view().getString("outcome")).isEqualTo(undisturbed.view().getString("outcome"));
    try (Connection connection = DriverManager.getConnection(postgres.url())) {
      Kept.all(connection);
    }
  }

  /** The tree, as often as it takes. */
  private static JsonObject tree(Run run) {
    Reply reply =
        Await.until(
            "a tree",
            () -> ask("/operations/" + run.operation() + "/tree"),
            TheDatabaseGoesAwayIT::isFine);
    return reply.json().getJsonObject("data");
  }

  private static boolean hasChild(JsonObject tree, Phase phase) {
    return phase != null
        && Run.children(tree).stream()
            .anyMatch(child -> child.getString("operation_type").equals(phase.operation()));
  }

  private static int epochs(Run run) {
    Reply metrics = ask("/operations/" + run.child(Phase.TRAINING) + "/metrics");
    return metrics.at("/data/metrics/epochs").asJsonArray().size();
  }

  private static String weights(Run run) {
    return ask("/operations/" + run.child(Phase.TRAINING) + "/results")
        .string("/results/weights_sha256");
  }

  private static Reply ask(String path) {
    Reply reply = server.api().get(path);
    assertThat(reply.status()).as(reply.text()).isIn(200, 503);
    return reply;
  }

  private static boolean isFine(Reply reply) {
    return reply.status() == 200;
  }

  private static int lines() {
    return (int) server.log().lines().filter(line -> line.startsWith("[")).count();
  }

  private static String trigger() {
    return Json.createObjectBuilder()
        .add("strategy", Triggers.pausableStrategy())
        .add("resamples", 200)
        .add("seed", 7)
        .build()
        .toString();
  }
}
