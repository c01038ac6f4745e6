package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import ktrdr.system.Await;
import ktrdr.system.Run;

/**
 * A session whose server is killed.
 *
 * @param point where it is
 * @param end the status that it comes to, with nobody's help, after the server's next start
 * @param before its tree, a moment before
 */
record Struck(String point, String end, Run run, JsonObject before) {

  static Struck at(String point, String end, Run run) {
    return new Struck(point, end, run, run.tree());
  }

  /** One whose trigger was not even answered: opened, and no more is known of it. */
  static Struck justOpened(String point, Run run) {
    JsonObject opened =
        Json.createObjectBuilder()
            .add("operation_id", run.operation())
            .add("status", "pending")
            .add("owner", "the one before")
            .add("epoch", 1)
            .add("progress", Json.createObjectBuilder().add("percentage", 0))
            .add("children", JsonValue.EMPTY_JSON_ARRAY)
            .build();
    return new Struck(point, "completed", run, opened);
  }

  Struck named(String other) {
    return new Struck(other, end, run, before);
  }

  /** What it was, for people. */
  String was() {
    List<JsonObject> children = Run.children(before);
    if (children.isEmpty()) {
      return status(before);
    }
    JsonObject last = children.get(children.size() - 1);
    return status(before) + ", " + last.getString("operation_type") + " " + status(last);
  }

  /**
   * Whose it is must be decided when the server says that it is ready.
   *
   * @param tree as it is then
   */
  void assertDecided(JsonObject tree) {
    if (status(tree).equals(end)) {
      return;
    }
    boolean works = List.of("pending", "running", "resuming").contains(status(before));
    assertThat(works).as("%s: %s", point, tree).isTrue();
    if (isOwned(before)) {
      assertThat(tree.getInt("epoch")).as(point).isGreaterThan(before.getInt("epoch"));
    }
    assertNotBelow(tree);
  }

  /**
   * How long ago, in seconds, the server that is there now reported work of it: the last time, so
   * the first was not later. Zero when no work is left; empty as long as none was reported.
   */
  OptionalDouble worked() {
    JsonObject explanation =
        run.api().get("/operations/" + run.operation() + "/explain").json().getJsonObject("data");
    if (status(explanation).equals(end)) {
      return OptionalDouble.of(0);
    }
    return explanation.getJsonArray("causes").getValuesAs(JsonObject.class).stream()
        .filter(cause -> cause.getString("code").equals("running"))
        .map(cause -> cause.getJsonObject("facts"))
        .filter(facts -> !facts.isNull("last_report_seconds"))
        .mapToDouble(facts -> facts.getJsonNumber("last_report_seconds").doubleValue())
        .findAny();
  }

  JsonObject awaitEnd() {
    JsonObject tree =
        Await.until(
            point + " to be " + end,
            Blow.LONG,
            run::tree,
            t -> Run.ended(t) || status(t).equals(end));
    assertThat(status(tree)).as("%s: %s", point, tree).isEqualTo(end);
    assertNotBelow(tree);
    assertNothingRepeated(tree);
    EventLog.of(run).assertPromisesKept(tree);
    return tree;
  }

  /** P6, of each operation that was there. */
  private void assertNotBelow(JsonObject tree) {
    Map<String, JsonObject> now =
        Run.children(tree).stream().collect(Collectors.toMap(Struck::id, child -> child));
    assertThat(Run.percentage(tree)).as(point).isGreaterThanOrEqualTo(Run.percentage(before));
    for (JsonObject child : Run.children(before)) {
      assertThat(Run.percentage(now.get(id(child))))
          .as("%s: %s", point, id(child))
          .isGreaterThanOrEqualTo(Run.percentage(child));
    }
  }

  /** What had completed is there as it was, and nothing completed a second time. */
  private void assertNothingRepeated(JsonObject tree) {
    List<JsonObject> completed = completed(tree);
    assertThat(completed).as(point).containsAll(completed(before));
    assertThat(completed)
        .as(point)
        .extracting(child -> child.getString("operation_type"))
        .doesNotHaveDuplicates();
  }

  private static List<JsonObject> completed(JsonObject tree) {
    return Run.children(tree).stream().filter(c -> status(c).equals("completed")).toList();
  }

  private static boolean isOwned(JsonObject tree) {
    return !tree.isNull("owner");
  }

  private static String id(JsonObject operation) {
    return operation.getString("operation_id");
  }

  private static String status(JsonObject operation) {
    return operation.getString("status");
  }
}
