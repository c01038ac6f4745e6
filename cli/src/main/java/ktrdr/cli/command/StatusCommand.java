package ktrdr.cli.command;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr status}: the agent's, or an operation's. */
@Command(
    name = "status",
    description = "What the agent is doing, or everything about one operation.",
    footer = {"", "Examples:", "  ktrdr status", "  ktrdr status @latest", "  ktrdr status 146"})
public final class StatusCommand extends Subcommand {
  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  public StatusCommand(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    if (id == null) {
      return new AgentStatus(context()).run();
    }
    OperationsStatus status = new OperationsStatus(context());
    status.id = id;
    return status.run();
  }
}
