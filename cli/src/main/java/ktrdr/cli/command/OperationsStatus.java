package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations status}: everything about one operation. */
@Command(
    name = "status",
    description = "Everything about one operation.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops status @latest",
      "  ktrdr ops status op_training_20261122_1015"
    })
public final class OperationsStatus extends Subcommand {
  static final String ID =
      "An operation's id or a unique beginning of it, a session's number, @latest or @active.";

  @Parameters(paramLabel = "ID", description = ID)
  String id;

  public OperationsStatus(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    JsonObject answer = context().server().operations().get(find(id));
    return show(Answer.one(answer, new Fields(answer).object("data")).named("operation_id"));
  }
}
