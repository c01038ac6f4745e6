package ktrdr.system;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A session that a test started.
 *
 * @param operation its parent operation
 */
public record Run(Api api, long session, String operation) {
  private static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled");

  /** The parent operation with its children nested in it. */
  public JsonObject tree() {
    return api.get("/operations/" + operation + "/tree").json().getJsonObject("data");
  }

  public JsonObject view() {
    return api.get("/agent/sessions/" + session).json();
  }

  public List<JsonObject> children() {
    return children(tree());
  }

  /** The id of the child that does the work of a phase. */
  public String child(Phase phase) {
    return find(tree(), phase).orElseThrow().getString("operation_id");
  }

  /** Waits for the end of everything in the tree, and returns the tree. */
  public JsonObject awaitEnd() {
    return Await.until("the end of " + operation, this::tree, Run::ended);
  }

  /** Waits until the child of this phase runs. */
  public void awaitPhase(Phase phase) {
    awaitChild(phase, child -> child.getString("status").equals("running"));
  }

  /** Waits until work in this phase was counted. */
  public void awaitWorkIn(Phase phase) {
    awaitChild(phase, child -> percentage(child) > 0);
  }

  public static List<JsonObject> children(JsonObject tree) {
    return tree.getJsonArray("children").getValuesAs(JsonObject.class);
  }

  public static boolean ended(JsonObject tree) {
    return TERMINAL.contains(tree.getString("status"));
  }

  public static double percentage(JsonObject operation) {
    return operation.getJsonObject("progress").getJsonNumber("percentage").doubleValue();
  }

  private void awaitChild(Phase phase, Predicate<JsonObject> enough) {
    JsonObject seen =
        Await.until(
            "a running child in " + phase,
            this::tree,
            tree -> ended(tree) || find(tree, phase).filter(enough).isPresent());
    if (ended(seen)) {
      throw new AssertionError("ended before it was seen in " + phase + ": " + seen);
    }
  }

  public static Optional<JsonObject> find(JsonObject tree, Phase phase) {
    return children(tree).stream()
        .filter(child -> child.getString("operation_type").equals(phase.operation()))
        .findFirst();
  }
}
