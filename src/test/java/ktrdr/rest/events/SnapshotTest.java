package ktrdr.rest.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import ktrdr.operations.Fold;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.sessions.SessionPhase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final StreamStage stage = new StreamStage();

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void it_shows_what_the_log_says_up_to_its_sequence_while_others_write() {
    OperationId root = stage.open();
    List<Snapshot> seen = new ArrayList<>();
    CompletableFuture<Void> work = CompletableFuture.runAsync(() -> goThrough(root));
    while (!work.isDone()) {
      seen.add(snapshot(root));
    }
    work.join();
    seen.add(snapshot(root));
    List<OperationEvent> log = stage.log(root);
    assertThat(seen)
        .allSatisfy(
            snapshot ->
                assertThat(statuses(snapshot))
                    .isEqualTo(statuses(log.subList(0, (int) snapshot.sequence()))));
  }

  private static void goThrough(OperationId root) {
    for (SessionPhase phase : SessionPhase.working()) {
      stage.finish(root, phase);
    }
  }

  private static Snapshot snapshot(OperationId root) {
    return stage.database.in(() -> Snapshot.of(root, stage.database.operations(), stage.text));
  }

  private static List<String> statuses(Snapshot snapshot) {
    try (JsonReader reader = Json.createReader(new StringReader(snapshot.json()))) {
      JsonObject tree = reader.readObject().getJsonObject("data");
      List<JsonObject> children = tree.getJsonArray("children").getValuesAs(JsonObject.class);
      return Stream.concat(Stream.of(tree), children.stream())
          .map(o -> o.getString("operation_id") + " " + o.getString("status"))
          .toList();
    }
  }

  private static List<String> statuses(List<OperationEvent> log) {
    List<Operation> operations = Fold.of(log);
    return operations.stream().map(o -> o.id() + " " + o.status().wire()).toList();
  }
}
