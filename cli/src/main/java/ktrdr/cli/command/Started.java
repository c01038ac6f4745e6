package ktrdr.cli.command;

import jakarta.json.JsonObject;
import ktrdr.cli.client.Fields;

/** The server's answer to a trigger. */
record Started(JsonObject answer) {

  String session() {
    return fields().scalar("session_id").orElse("?");
  }

  String operation() {
    return fields().text("operation_id").orElse("?");
  }

  private Fields fields() {
    return new Fields(answer);
  }
}
