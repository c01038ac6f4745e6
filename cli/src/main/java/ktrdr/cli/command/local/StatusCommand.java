package ktrdr.cli.command.local;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.agent.AgentStatus;
import ktrdr.cli.command.operations.OperationsStatus;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr status}: the agent's, or an operation's. */
@Command(
    name = "status",
    description = "What the agent is doing, or everything about one operation.",
    footer = {"", "Examples:", "  ktrdr status", "  ktrdr status @latest", "  ktrdr status 146"})
public final class StatusCommand extends Subcommand {
  @Parameters(arity = "0..*", paramLabel = "ID", description = OperationsStatus.ID)
  List<String> ids = List.of();

  public StatusCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return ids.isEmpty() ? new AgentStatus(context()).run() : OperationsStatus.of(this, ids);
  }
}
