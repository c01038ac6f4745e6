package ktrdr.system.rest;

import static ktrdr.system.Listener.ids;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Listener;
import ktrdr.system.Listener.Message;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A server that is stopped in mid work goes on with its next start, and so does one that is
 * restored from a backup.
 */
@ExtendWith(LeavesIdle.class)
class ComesBackIT {
  private static final OwnServer server = SharedServer.running();

  private static Run ended;
  private static JsonObject treeBefore;
  private static String listBefore;
  private static String tradesBefore;
  private static Run paused;
  private static JsonArray pausedEpochs;
  private static Run runs;
  private static String child;
  private static List<String> told;
  private static List<String> faults;
  private static long owners;
  private static Path backup;
  private static ServerDatabase database;

  /** With a session that ended, one that is paused, and one that trains and has a listener. */
  @BeforeAll
  static void a_server_that_is_stopped_and_started() throws IOException, SQLException {
    ended = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    treeBefore = ended.awaitEnd();
    listBefore = list();
    tradesBefore = trades(server.api(), ended);
    paused = server.agent().start(Triggers.middlingTraining());
    awaitEpochs(server.api(), paused.child(Phase.TRAINING), 2);
    server.api().post("/operations/" + paused.operation() + "/pause");
    Await.until("paused", paused::tree, now -> now.getString("status").equals("paused"));
    pausedEpochs = epochs(server.api(), paused.child(Phase.TRAINING));
    runs = server.agent().startIn(Phase.TRAINING);
    child = runs.child(Phase.TRAINING);
    awaitEpochs(server.api(), child, 2);
    Listener listener = Listener.to(server.api(), events() + "?after=0");
    listener.atLeast(3);
    List<String> before = server.faults();
    server.stop();
    told = ids(listener.all());
    faults = server.faults().stream().filter(fault -> !before.contains(fault)).toList();
    server.withDatabase(ComesBackIT::countOwners);
    backup = server.backedUp();
    database = server.databaseBackedUp();
    server.start();
  }

  @Test
  void a_server_that_is_stopped_signs_off_and_reports_no_fault() {
    assertThat(faults).isEmpty();
    assertThat(owners).isZero();
  }

  @Test
  void what_ran_goes_on_and_its_listener_is_told_what_came_after_and_what_ended_is_kept() {
    Listener listener = Listener.to(server.api(), events(), told.get(told.size() - 1));
    assertGoesOn();
    server.agent().makeIdle();
    assertThat(runs.awaitEnd().getString("status")).isEqualTo("cancelled");
    assertThat(server.api().get("/operations").number("/active_count")).isZero();
    List<Message> rest = listener.all();
    List<String> all = new ArrayList<>(told);
    all.addAll(ids(rest));
    assertThat(all)
        .isEqualTo(IntStream.rangeClosed(1, all.size()).mapToObj(Integer::toString).toList());
    assertThat(rest).extracting(Message::name).contains("recovered").endsWith("end");
    Run next = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    assertThat(next.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(list()).isEqualTo(listBefore);
    assertThat(ended.tree()).isEqualTo(treeBefore);
  }

  @Test
  void a_backup_of_the_home_has_everything_and_a_paused_training_goes_on_from_its_checkpoint()
      throws IOException {
    try (OwnServer restored = OwnServer.restored(backup, database)) {
      restored.start();
      Api api = restored.api();
      assertThat(checkpoint(restored, child)).isNotEmptyFile();
      api.delete("/operations/" + runs.operation() + "?wait=PT30S");
      Run there = new Run(api, ended.session(), ended.operation());
      assertThat(there.tree()).isEqualTo(treeBefore);
      assertThat(trades(api, there)).isEqualTo(tradesBefore);
      Run goesOn = new Run(api, paused.session(), paused.operation());
      assertThat(goesOn.tree().getString("status")).isEqualTo("paused");
      api.post("/operations/" + paused.operation() + "/resume");
      assertThat(goesOn.awaitEnd().getString("status")).isEqualTo("completed");
      JsonArray all = epochs(api, paused.child(Phase.TRAINING));
      assertThat(all.subList(0, pausedEpochs.size())).isEqualTo(pausedEpochs);
      assertEachOnce(all);
    }
  }

  /** With the same child, in a later epoch, each of them once. */
  private static void assertGoesOn() {
    JsonObject tree = runs.tree();
    assertThat(tree.getString("status")).isEqualTo("running");
    assertThat(tree.getInt("epoch")).isGreaterThan(1);
    assertThat(runs.child(Phase.TRAINING)).isEqualTo(child);
    assertThat(runs.view().isNull("outcome")).isTrue();
    assertThat(checkpoint(server, child)).isNotEmptyFile();
    awaitEpochs(server.api(), child, epochs(server.api(), child).size() + 1);
    assertEachOnce(epochs(server.api(), child));
  }

  private static void countOwners(Connection database) throws SQLException {
    try (Statement sql = database.createStatement();
        ResultSet row = sql.executeQuery("select count(*) from owners")) {
      assertThat(row.next()).isTrue();
      owners = row.getLong(1);
    }
  }

  private static String events() {
    return "/operations/" + runs.operation() + "/events";
  }

  private static String list() {
    return server.api().get("/operations?root=" + ended.operation()).at("/data").toString();
  }

  private static Path checkpoint(OwnServer server, String operation) {
    try (var files = Files.walk(server.home().resolve("artifacts"))) {
      return files
          .filter(file -> file.endsWith(Path.of(operation, "checkpoint.bin")))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no checkpoint of " + operation));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String trades(Api api, Run run) {
    return api.get("/operations/" + run.child(Phase.BACKTESTING) + "/trades").text();
  }

  private static void awaitEpochs(Api api, String operation, int atLeast) {
    new Alone(api, operation).await("running");
    Await.until(atLeast + " epochs", () -> epochs(api, operation), e -> e.size() >= atLeast);
  }

  private static JsonArray epochs(Api api, String operation) {
    return api.get("/operations/" + operation + "/metrics")
        .at("/data/metrics/epochs")
        .asJsonArray();
  }

  private static void assertEachOnce(JsonArray epochs) {
    assertThat(epochs.getValuesAs(JsonObject.class))
        .extracting(epoch -> epoch.getInt("epoch"))
        .isEqualTo(IntStream.rangeClosed(1, epochs.size()).boxed().toList());
  }
}
