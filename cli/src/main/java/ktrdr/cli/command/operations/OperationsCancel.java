package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.Cancellation;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ktrdr operations cancel}, also {@code ktrdr cancel}: cancels the whole tree of an
 * operation.
 */
@Command(
    name = "cancel",
    description = "Cancel operations; cancelling a child cancels its session.",
    footer = {
      "",
      "Examples:",
      "  ktrdr cancel @active",
      "  ktrdr cancel 146 147",
      "  ktrdr operations cancel op_training_2026 -r \"wrong data\" --force"
    })
public final class OperationsCancel extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "ID", description = OperationsStatus.ID)
  List<String> ids;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "The reason; it is recorded with the operation.")
  String reason;

  @Option(names = "--force", description = "Cut off the work at once instead of letting it stop.")
  boolean force;

  public OperationsCancel(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new Each(this).of(ids, this::cancel);
  }

  private int cancel(String id, Consumer<Answer> view) {
    JsonObject answer =
        context().server().operations().cancel(find(id), null, Cancellation.body(reason, force));
    return new Cancellation(context(), view).show(answer, new Fields(answer).object("data"));
  }
}
