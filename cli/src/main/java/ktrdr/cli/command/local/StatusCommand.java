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

/** {@code ktrdr status}: shows the status of the agent or of operations. */
@Command(
    name = "status",
    description = "Show what the agent is doing, or everything about operations.",
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
