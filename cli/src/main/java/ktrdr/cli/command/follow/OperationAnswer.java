package ktrdr.cli.command.follow;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.tree.Tree;

/** Formats an operation, alone or with its children, in each output format. */
public final class OperationAnswer {
  private static final String ID = "operation_id";

  private OperationAnswer() {}

  /** One operation; in JSON without its envelope. */
  public static Answer of(Operation operation) {
    return Answer.one(operation.fields().json(), row(operation)).named(ID);
  }

  /** A tree; in JSON with its envelope. */
  public static Answer tree(Console console, JsonObject answer) {
    return tree(console, answer, new Operation(new Fields(answer).object("data")));
  }

  /**
   * A tree.
   *
   * @param whole the JSON document to show
   */
  public static Answer tree(Console console, JsonObject whole, Operation root) {
    boolean coloured = console.outTerminal() && console.coloured();
    return Answer.several(whole, rows(root).toList())
        .named(ID)
        .shownAs(width -> lines(root, width, coloured));
  }

  private static List<String> lines(Operation root, int width, boolean coloured) {
    return new Tree(root)
        .withAttempts().lines().stream().map(line -> line.toString(width, coloured)).toList();
  }

  private static Stream<Fields> rows(Operation operation) {
    return Stream.concat(
        Stream.of(row(operation)), operation.children().stream().flatMap(OperationAnswer::rows));
  }

  /** An operation without its children, which have their own rows. */
  private static Fields row(Operation operation) {
    return new Fields(
        Json.createObjectBuilder(operation.fields().json()).remove("children").build());
  }
}
