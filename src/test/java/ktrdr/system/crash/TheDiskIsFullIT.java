package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Alone;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The disk is full in the middle of a session: a sentence says so, and when there is room it goes
 * on.
 */
class TheDiskIsFullIT {
  private static final long BELOW_THE_MODEL = 1_500_000;
  private static final long BELOW_THE_CHECKPOINT = 4_000_000;

  private static final ProofTable TABLE =
      new ProofTable(
          "3-faults-f-disk",
          "The disk is full in the middle of a session",
          "how",
          "no room for",
          "sentence",
          "end",
          "with room again");

  private static final String BACKTEST =
      "{\"policy\":{\"type\":\"buy_and_hold\"},\"symbol\":\"SPX\",\"timeframe\":\"1d\"}";

  private static OwnServer server;
  private static Optional<HomeDisk> home;
  private static String weights;

  @BeforeAll
  static void a_server_and_an_undisturbed_session() throws IOException {
    server = OwnServer.create(ServerDatabase.chosen(), Map.of());
    home = Proof.isFull() ? HomeDisk.under(server.home()) : Optional.empty();
    server.start();
    Run run = server.agent().start(trigger());
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    weights = weights(run);
  }

  @AfterEach
  void idle() {
    server.agent().makeIdle();
  }

  @AfterAll
  static void end() {
    TABLE.write();
    server.close();
    home.ifPresent(HomeDisk::leave);
  }

  /** As ordinary requests do it, until Derby has used up what it had in store. */
  @Test
  @DisabledIfSystemProperty(
      named = "ktrdr.test.database",
      matches = "postgresql",
      disabledReason = "the home holds no database there: filling it refuses nothing")
  void a_full_disk_of_the_database_is_said_and_waited_out_and_loses_nothing() throws IOException {
    Assumptions.assumeTrue(Proof.isFull(), "a whole home on a disk of its own: in the full proof");
    Assumptions.assumeTrue(home.isPresent(), "OFF: this machine has no way to fill a home");
    Run run = server.agent().startIn(Phase.TRAINING);
    run.awaitWorkIn(Phase.TRAINING);
    Alone before = Alone.backtest(server.api(), BACKTEST);
    before.awaitEnd("completed");
    home.get().fill();
    try {
      assertSaysSo();
    } finally {
      home.get().free();
    }
    Await.until("ready again", TheDiskIsFullIT::ready, reply -> reply.status() == 200);
    Reply going = Await.until("a resume", TheDiskIsFullIT::resumeAgent, r -> r.status() != 503);
    assertThat(going.status()).as(going.text()).isEqualTo(200);
    assertThat(before.status()).isEqualTo("completed");
    Alone.backtest(server.api(), BACKTEST).awaitEnd("completed");
    assertThat(server.api().delete("/operations/" + run.operation()).status()).isIn(200, 202);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("cancelled");
  }

  private static void assertSaysSo() {
    assertThat(untilRefused().string("/code")).isIn("not_writable", "database_unavailable");
    Reply ready = Await.until("not ready", TheDiskIsFullIT::ready, r -> r.status() == 503);
    assertThat(ready.text()).contains("can't be written to");
    Reply start = server.api().post("/backtests/start", BACKTEST);
    assertThat(start.status()).as(start.text()).isEqualTo(503);
    assertThat(start.string("/code")).isIn("not_writable", "database_unavailable");
    assertThat(start.header("Retry-After")).isNotEmpty();
  }

  private static Reply untilRefused() {
    String body = "{\"reason\":\"" + "x".repeat(900) + "\"}";
    Reply reply = server.api().post("/agent/pause", body);
    for (int n = 0; n < 5000 && reply.status() == 200; n++) {
      reply = server.api().post(n % 2 == 0 ? "/agent/resume" : "/agent/pause", body);
    }
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    return reply;
  }

  private static Reply resumeAgent() {
    return server.api().post("/agent/resume");
  }

  private static Reply ready() {
    return server.api().send(server.api().request("/health/ready"));
  }

  @Test
  void no_room_in_a_file_ends_with_a_sentence_and_a_resume_goes_on() throws IOException {
    during(FullDisk.FILE_SIZE, BELOW_THE_MODEL, TheDiskIsFullIT::assertFailsAndGoesOn);
  }

  @Test
  void no_room_on_the_disk_ends_with_a_sentence_and_a_resume_goes_on() throws IOException {
    Assumptions.assumeTrue(Proof.isFull(), "the same with another limit: in the full proof");
    during(FullDisk.FILE_SYSTEM, BELOW_THE_MODEL, TheDiskIsFullIT::assertFailsAndGoesOn);
  }

  @Test
  void no_room_for_a_checkpoint_costs_a_sentence_and_the_work_goes_on() throws IOException {
    Assumptions.assumeTrue(Proof.isFull(), "what costs no more than a sentence: in the full proof");
    during(FullDisk.FILE_SIZE, BELOW_THE_CHECKPOINT, TheDiskIsFullIT::assertGoesOnWithout);
  }

  private static void during(FullDisk disk, long bytes, Consumer<FullDisk> work)
      throws IOException {
    Assumptions.assumeTrue(disk.isPossible(), () -> "OFF: this machine has no way to " + disk);
    disk.limit(server, bytes);
    try {
      work.accept(disk);
    } finally {
      disk.leave(server);
    }
  }

  private static void assertFailsAndGoesOn(FullDisk disk) {
    Run run = server.agent().start(trigger());
    JsonObject end = run.awaitEnd();
    String sentence = end.getString("error_message");
    assertThat(end.getString("status")).isEqualTo("failed");
    assertThat(run.view().getString("outcome")).isEqualTo("failed_training");
    assertThat(sentence).startsWith("A file could not be read or written: ");
    Run small = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    assertThat(small.awaitEnd().getString("status")).as("small work").isEqualTo("completed");
    disk.free(server);
    Reply resumed = server.api().post("/operations/" + run.operation() + "/resume");
    assertThat(resumed.status()).as(resumed.text()).isEqualTo(202);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(weights(run)).isEqualTo(weights);
    TABLE.row(disk, "the model", sentence, "failed_training", "resumed, same weights");
  }

  private static void assertGoesOnWithout(FullDisk disk) {
    int said = sentences();
    Run run = server.agent().start(trigger());
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(weights(run)).isEqualTo(weights);
    assertThat(sentences()).isGreaterThan(said);
    TABLE.row(
        disk, "a checkpoint", "No checkpoint can be written (…)", "completed", "same weights");
  }

  /** With a seed of its own, so that all of them give the same. */
  private static String trigger() {
    try (JsonReader reader = Json.createReader(new StringReader(Triggers.middlingBacktest()))) {
      return Json.createObjectBuilder(reader.readObject()).add("seed", 7).build().toString();
    }
  }

  private static int sentences() {
    return server.log().split("No checkpoint can be written", -1).length;
  }

  private static String weights(Run run) {
    return server
        .api()
        .get("/operations/" + run.child(Phase.TRAINING) + "/results")
        .string("/results/weights_sha256");
  }
}
