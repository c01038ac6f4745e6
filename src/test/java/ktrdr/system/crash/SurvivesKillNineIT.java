package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Await;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server is killed with sessions at each point of their life: with its next start nothing is
 * stuck, nothing that was finished is done again, and the promises hold.
 */
class SurvivesKillNineIT {
  private static final ProofTable TABLE =
      new ProofTable(
          "2-kill-9",
          "A server that is killed",
          "killed",
          "its status",
          "ends",
          "s from ready to the first work");

  private static OwnServer server;

  static Stream<Blow> blows() {
    return Stream.of(Blow.values()).limit(Proof.size(1, Blow.values().length));
  }

  @BeforeAll
  static void a_server_that_has_worked() throws IOException {
    Map<String, String> settings =
        Map.of(
            "KTRDR_SESSIONS_MAX_ACTIVE",
            Integer.toString(Point.SLOTS),
            "KTRDR_CANCEL_GRACE",
            "PT10M");
    server = OwnServer.create(ServerDatabase.chosen(), settings);
    server.start();
    Point.small(server).awaitEnd();
  }

  @AfterAll
  static void the_table_is_kept() {
    server.close();
    TABLE.write();
  }

  @ParameterizedTest
  @MethodSource("blows")
  void nothing_is_stuck_and_nothing_finished_is_done_again(Blow blow) throws SQLException {
    List<Struck> struck = blow.strike(server);
    assertThat(struck).isNotEmpty();
    Cli.Running start = server.cli().start("server", "start");
    Await.until("readiness", Blow.LONG, SurvivesKillNineIT::isReady, ready -> ready);
    long ready = System.nanoTime();
    List<JsonObject> trees = struck.stream().map(one -> one.run().tree()).toList();
    Map<Struck, Double> seconds = firstWork(struck, ready);
    for (int i = 0; i < struck.size(); i++) {
      struck.get(i).assertDecided(trees.get(i));
    }
    assertThat(start.await().exit()).isZero();
    struck.forEach(Struck::awaitEnd);
    if (blow == Blow.BEFORE_THE_RENAME || blow == Blow.AFTER_THE_RENAME) {
      struck.forEach(s -> assertThat(weights(s.run())).isEqualTo(undisturbed()));
    }
    struck.forEach(s -> TABLE.row(s.point(), s.was(), s.end(), seconds.get(s)));
    assertQuiet(struck);
  }

  /** The weights that the same training has when nobody kills it. */
  private static String undisturbed() {
    Run run = server.agent().start(Triggers.wideTraining());
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    return weights(run);
  }

  private static String weights(Run run) {
    return server
        .api()
        .get("/operations/" + run.child(Phase.TRAINING) + "/results")
        .string("/results/weights_sha256");
  }

  /** The seconds until each of them was worked on, or was seen to need no work. */
  private static Map<Struck, Double> firstWork(List<Struck> struck, long ready) {
    Map<Struck, Double> seconds = new HashMap<>();
    Await.until(
        "work on each",
        Blow.LONG,
        () -> {
          for (Struck one : struck) {
            if (!seconds.containsKey(one)) {
              one.worked().ifPresent(ago -> seconds.put(one, since(ready) - ago));
            }
          }
          return seconds;
        },
        seen -> seen.size() == struck.size());
    return seconds;
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** No slot is held, no thread works, and a paused session and a new one come to their end. */
  private static void assertQuiet(List<Struck> struck) {
    JsonObject capacity = server.agent().status().getJsonObject("capacity");
    assertThat(capacity.getInt("active")).isZero();
    Threads threads = Threads.of(server.pid());
    for (Phase phase : Phase.values()) {
      assertThat(threads.areIn(phase.engine())).as(phase.engine()).isFalse();
    }
    for (Struck paused : struck) {
      if (paused.end().equals("paused")) {
        server.api().post("/operations/" + paused.run().operation() + "/resume");
        assertThat(paused.run().awaitEnd().getString("status")).isEqualTo("completed");
      }
    }
    Run next = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    assertThat(next.awaitEnd().getString("status")).isEqualTo("completed");
  }

  private static boolean isReady() {
    try {
      return server.api().send(server.api().request("/health/ready")).status() == 200;
    } catch (AssertionError notThere) {
      return false;
    }
  }
}
