package ktrdr.cli.command.operations;

import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import picocli.CommandLine.Command;

/**
 * {@code ktrdr follow}: like {@code ktrdr operations watch}, but the exit code always says how the
 * operation ended.
 */
@Command(
    name = "follow",
    description =
        "Show an operation's tree until it ends; the exit code says how. Ctrl-C only stops showing it.",
    footer = {"", "Examples:", "  ktrdr follow 146", "  ktrdr follow @active"})
public final class FollowCommand extends Subcommand {
  @picocli.CommandLine.Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  public FollowCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    OperationsWatch watch = new OperationsWatch(context());
    watch.id = id;
    watch.exitStatus = true;
    return watch.run();
  }
}
