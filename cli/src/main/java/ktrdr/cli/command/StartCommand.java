package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Standing;
import picocli.CommandLine.Option;

/** A command that sets work going, and follows it to its end if asked to. */
abstract class StartCommand extends Subcommand {
  @Option(
      names = {"-f", "--follow"},
      description = "Show it to its end; the exit code says how it ended. Ctrl-C cancels it.")
  boolean follow;

  StartCommand(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  /**
   * Shows an operation that the server set going, or follows it.
   *
   * @param answer {@code {success, data: operation}}
   */
  final int started(JsonObject answer) {
    Fields data = new Fields(answer).object("data");
    if (follow) {
      return Run.of(context(), data).follow();
    }
    Operation operation = new Operation(data);
    return started(
        Answer.one(answer, data)
            .named("operation_id")
            .shownAs(width -> List.of(operation.id() + "  " + Standing.of(operation))),
        operation.isSession() ? operation.session().orElse(operation.id()) : operation.id());
  }

  /**
   * @param id what the work is called when it is followed later
   */
  final int started(Answer answer, String id) {
    show(answer);
    if (format().isForPeople()) {
      console().say("follow it with: ktrdr follow " + id);
    }
    return Exit.OK;
  }
}
