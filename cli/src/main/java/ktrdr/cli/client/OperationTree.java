package ktrdr.cli.client;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An operation with its children, and what becomes of it while time goes by. */
public record OperationTree(Operation root) {
  private static final Set<String> AT_WORK = Set.of("running", "cancelling");
  private static final String DURATION = "duration_seconds";
  private static final List<String> REPORTED = List.of("progress", DURATION, "eta");

  /** The operation of that id, with what is below it. */
  public Optional<Operation> find(String id) {
    return all(root).filter(operation -> operation.id().equals(id)).findFirst();
  }

  /**
   * This tree after a {@code progress} message. What ended keeps its last word, and a message that
   * is older than what is known changes nothing: progress never falls.
   */
  public OperationTree with(Fields report) {
    String id = report.text("operation_id").orElse("");
    return each(node -> node.id().equals(id) && isNews(node, report) ? put(node, report) : node);
  }

  /** This tree so much later: what is worked on has lasted longer. */
  public OperationTree after(Duration time) {
    double seconds = time.toNanos() / 1e9;
    return each(
        node ->
            AT_WORK.contains(node.status()) && node.durationSeconds().isPresent()
                ? put(node, DURATION, node.durationSeconds().getAsDouble() + seconds)
                : node);
  }

  private static boolean isNews(Operation node, Fields report) {
    double percentage = report.object("progress").number("percentage").orElse(0);
    return !node.isFinished() && percentage >= node.percentage().orElse(0);
  }

  private static Operation put(Operation node, Fields report) {
    JsonObjectBuilder changed = Json.createObjectBuilder(node.fields().json());
    REPORTED.stream()
        .filter(report.json()::containsKey)
        .forEach(name -> changed.add(name, report.json().get(name)));
    return operation(changed);
  }

  private static Operation put(Operation node, String name, double value) {
    return operation(Json.createObjectBuilder(node.fields().json()).add(name, value));
  }

  private OperationTree each(UnaryOperator<Operation> change) {
    return new OperationTree(each(root, change));
  }

  private static Operation each(Operation node, UnaryOperator<Operation> change) {
    Operation changed = change.apply(node);
    if (node.children().isEmpty()) {
      return changed;
    }
    JsonArrayBuilder children = Json.createArrayBuilder();
    node.children().forEach(child -> children.add(each(child, change).fields().json()));
    return operation(
        Json.createObjectBuilder(changed.fields().json()).add("children", children.build()));
  }

  private static Stream<Operation> all(Operation node) {
    return Stream.concat(Stream.of(node), node.children().stream().flatMap(OperationTree::all));
  }

  private static Operation operation(JsonObjectBuilder fields) {
    return new Operation(new Fields(fields.build()));
  }
}
