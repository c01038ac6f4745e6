package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Consumer;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
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

  private static OwnServer server;
  private static String weights;

  @BeforeAll
  static void a_server_and_an_undisturbed_session() throws IOException {
    server = OwnServer.create(ServerDatabase.chosen(), Map.of());
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
