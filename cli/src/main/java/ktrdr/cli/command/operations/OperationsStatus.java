package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations status}: shows everything about operations. */
@Command(
    name = "status",
    description = "Show everything about operations.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops status @latest",
      "  ktrdr ops status op_training_20261122_1015"
    })
public final class OperationsStatus extends Subcommand {
  public static final String ID =
      "An operation's id or a unique prefix of it, a session's number, @latest or @active.";

  @Parameters(arity = "1..*", paramLabel = "ID", description = ID)
  List<String> ids;

  public OperationsStatus(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return of(this, ids);
  }

  /** Shows the operations on behalf of another command and returns the exit code. */
  public static int of(Subcommand command, List<String> ids) {
    return new Each(command)
        .of(
            ids,
            (id, view) -> {
              JsonObject answer = command.context().server().operations().get(command.find(id));
              Fields data = new Fields(answer).object("data");
              view.accept(Answer.one(answer, data).named("operation_id"));
              return Exit.OK;
            });
  }
}
