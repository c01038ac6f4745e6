package ktrdr.cli.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.JsonText;
import ktrdr.cli.output.Words;

/**
 * What the server did when it was asked to cancel: shown, and waited for if the work has not
 * stopped yet.
 */
final class Cancellation {
  /** Past the server's grace, after which it takes the work's right to write and says cancelled. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Context context;

  Cancellation(Context context) {
    this.context = context;
  }

  /** The body of the request; null when there is nothing to say. */
  static JsonObject body(String reason, boolean force) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    if (reason != null) {
      body.add("reason", reason);
    }
    if (force) {
      body.add("force", true);
    }
    return body.build();
  }

  /**
   * Shows the answer; the exit code is 0 when the work has stopped.
   *
   * @param answer what the server said
   * @param told the members that tell it, in the answer or in its envelope
   */
  int show(JsonObject answer, Fields told) {
    String id = told.text("operation_id").orElse(Words.UNKNOWN);
    String status = told.text("status").orElse(Words.UNKNOWN);
    switch (context.format()) {
      case JSON -> context.console().print(JsonText.of(answer));
      case NAME -> context.console().print(id);
      case TABLE -> table(told, id, status);
    }
    return status.equals("cancelling") ? await(id) : Exit.OK;
  }

  private void table(Fields told, String id, String status) {
    String again = told.flag("effective").orElse(true) ? "" : "  (it was already)";
    context.console().print(id + "  " + status + again);
    told.texts("children_cancelled").forEach(child -> context.console().print("  " + child));
  }

  private int await(String id) {
    context.console().say("waiting until the work has stopped …");
    Followed followed = new Follower(context, id, false).follow(operation -> {}, LIMIT);
    context.console().say(followed.last().status());
    return switch (followed.end()) {
      case FINISHED -> Exit.OK;
      case INTERRUPTED -> Exit.INTERRUPTED;
      case TIMED_OUT -> Exit.TIMED_OUT;
    };
  }
}
