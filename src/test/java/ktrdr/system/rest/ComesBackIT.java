package ktrdr.system.rest;

import static ktrdr.system.Listener.ids;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is stopped in mid work, and one that is restored from a backup, go on. */
@ExtendWith(LeavesIdle.class)
class ComesBackIT {
  private static final OwnServer server = SharedServer.running();

  @Test
  void a_stop_with_a_listener_and_a_training_keeps_its_checkpoint_and_tells_what_came_after() {
    Run run = server.agent().startIn(Phase.TRAINING);
    String child = run.child(Phase.TRAINING);
    awaitEpochs(server.api(), child, 2);
    String path = "/operations/" + run.operation() + "/events";
    Listener before = Listener.to(server.api(), path + "?after=0");
    before.atLeast(3);

    server.stop();

    assertThat(checkpoint(server, child)).isNotEmptyFile();
    List<String> seen = new ArrayList<>(ids(before.all()));
    server.start();
    Listener after = Listener.to(server.api(), path, seen.get(seen.size() - 1));
    int epochs = epochs(server.api(), child).size();
    awaitEpochs(server.api(), child, epochs + 1);
    assertEachOnce(epochs(server.api(), child));
    server.agent().makeIdle();
    List<Message> rest = after.all();
    seen.addAll(ids(rest));
    assertThat(seen)
        .isEqualTo(IntStream.rangeClosed(1, seen.size()).mapToObj(Integer::toString).toList());
    assertThat(rest).extracting(Message::name).contains("recovered").endsWith("end");
  }

  @Test
  void a_backup_of_the_home_has_everything_and_a_paused_training_goes_on_from_its_checkpoint()
      throws IOException {
    Run ended = server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
    JsonObject tree = ended.awaitEnd();
    Run paused = server.agent().start(Triggers.middlingTraining());
    String child = paused.child(Phase.TRAINING);
    awaitEpochs(server.api(), child, 2);
    server.api().post("/operations/" + paused.operation() + "/pause");
    Await.until("paused", paused::tree, now -> now.getString("status").equals("paused"));
    JsonArray epochs = epochs(server.api(), child);
    String trades = trades(server.api(), ended);
    server.stop();

    try (OwnServer restored = server.restored(server.backedUp())) {
      restored.start();
      Run there = new Run(restored.api(), ended.session(), ended.operation());
      assertThat(there.tree()).isEqualTo(tree);
      assertThat(trades(restored.api(), there)).isEqualTo(trades);
      Run goesOn = new Run(restored.api(), paused.session(), paused.operation());
      assertThat(goesOn.tree().getString("status")).isEqualTo("paused");
      assertThat(checkpoint(restored, child)).isNotEmptyFile();
      restored.api().post("/operations/" + paused.operation() + "/resume");
      assertThat(goesOn.awaitEnd().getString("status")).isEqualTo("completed");
      JsonArray all = epochs(restored.api(), child);
      assertThat(all.subList(0, epochs.size())).isEqualTo(epochs);
      assertEachOnce(all);
    }
    server.start();
    server.agent().makeIdle();
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
