package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ktrdr.system.Run;

/** The log of a tree, as far as it shows over REST whether the promises were kept. */
record EventLog(List<JsonObject> events) {
  private static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled");

  static EventLog of(Run run) {
    return new EventLog(
        run.api()
            .get("/operations/" + run.operation() + "/events?limit=1000")
            .json()
            .getJsonArray("data")
            .getValuesAs(JsonObject.class));
  }

  /** Against the tree that it tells of. */
  void assertPromisesKept(JsonObject tree) {
    assertNoGap();
    Map<String, String> statuses = fold();
    assertThat(statuses.get(id(tree))).as("P7: the root").isEqualTo(status(tree));
    for (JsonObject child : Run.children(tree)) {
      assertThat(statuses.get(id(child))).as("P7: a child").isEqualTo(status(child));
      assertThat(Run.ended(tree) && !Run.ended(child)).as("P3: %s outlives", id(child)).isFalse();
    }
    assertThat(events)
        .as("completed twice")
        .filteredOn(e -> changes(e) && e.getString("after").equals("completed"))
        .extracting(e -> e.getString("operation_id"))
        .doesNotHaveDuplicates();
  }

  private void assertNoGap() {
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).getInt("sequence")).as("P1: the sequence").isEqualTo(i + 1);
    }
  }

  /** The last status of each operation; each event goes on from the one before. */
  private Map<String, String> fold() {
    Map<String, String> statuses = new HashMap<>();
    for (JsonObject event : events) {
      String operation = event.getString("operation_id");
      String before = event.getString("before", null);
      String after = event.getString("after");
      String known = statuses.put(operation, after);
      assertThat(before).as("P1: what came before %s", event).isEqualTo(known);
      boolean left = TERMINAL.contains(Objects.toString(before, "")) && changes(event);
      assertThat(left && !after.equals("resuming")).as("P2: %s changed an end", event).isFalse();
    }
    return statuses;
  }

  private static boolean changes(JsonObject event) {
    return !event.getString("after").equals(event.getString("before", ""));
  }

  private static String id(JsonObject operation) {
    return operation.getString("operation_id");
  }

  private static String status(JsonObject operation) {
    return operation.getString("status");
  }
}
