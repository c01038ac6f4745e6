package ktrdr.cli.command.follow;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Words;

/** Shows the server's answer to a cancel request, and waits if the work has not stopped yet. */
public final class Cancellation {
  /** Longer than the server's grace period, after which it cuts off the work and cancels it. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Context context;
  private final Consumer<Answer> view;

  /**
   * @param view shows the answer
   */
  public Cancellation(Context context, Consumer<Answer> view) {
    this.context = context;
    this.view = view;
  }

  /** Builds the body of the request. */
  public static JsonObject body(String reason, boolean force) {
    return new Body().with("reason", reason).with("force", force).json();
  }

  /**
   * Shows the answer and returns the exit code: 0 when the work has stopped.
   *
   * @param answer the server's answer
   * @param told the members of the cancel, which are in the answer or in its envelope
   */
  public int show(JsonObject answer, Fields told) {
    String id = told.text("operation_id").orElse(Words.UNKNOWN);
    String status = told.text("status").orElse(Words.UNKNOWN);
    view.accept(
        Answer.one(answer, told).named("operation_id").shownAs(width -> lines(told, id, status)));
    return status.equals("cancelling") ? await(id) : Exit.OK;
  }

  private static List<String> lines(Fields told, String id, String status) {
    String again = told.flag("effective").orElse(true) ? "" : "  (it was already)";
    return Stream.concat(
            Stream.of(id + "  " + status + again),
            told.texts("children_cancelled").stream().map(child -> "  " + child))
        .toList();
  }

  private int await(String id) {
    context.console().say("waiting for the work to stop …");
    Followed followed = new Follower(context, id, false).follow(operation -> {}, LIMIT);
    context.console().say(followed.last().status());
    return switch (followed.end()) {
      case FINISHED -> Exit.OK;
      case INTERRUPTED -> Exit.INTERRUPTED;
      case TIMED_OUT -> Exit.TIMED_OUT;
    };
  }
}
