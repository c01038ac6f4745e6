package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.OptionalDouble;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Words;

/** The server's answer to a trigger. */
public record Started(JsonObject answer) {

  public Started {
    new Operation(new Fields(answer)).checked();
  }

  /** The number of the session; {@code ?} when the answer has none. */
  public String session() {
    return fields().scalar("session_id").orElse("?");
  }

  /** The id of the session's operation; {@code ?} when the answer has none. */
  public String operation() {
    return fields().text("operation_id").orElse("?");
  }

  /** Says {@code started}, or gives the position in the queue. */
  String how() {
    OptionalDouble position = fields().number("queue_position");
    return position.isPresent() ? "waits, position " + Words.count(position) : "started";
  }

  /** Both ids, and the position in the queue of a waiting session. */
  String line() {
    String ids = "session " + session() + "  " + operation();
    return fields().number("queue_position").isPresent() ? ids + "  " + how() : ids;
  }

  Fields fields() {
    return new Fields(answer);
  }
}
