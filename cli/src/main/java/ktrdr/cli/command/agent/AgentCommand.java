package ktrdr.cli.command.agent;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;

/** {@code ktrdr agent}: research sessions. Without a subcommand it shows what the agent does. */
@Command(
    name = "agent",
    description = "The research agent and its sessions.",
    footer = {"", "Examples:", "  ktrdr agent", "  ktrdr agent status"})
public final class AgentCommand extends Subcommand {

  public AgentCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new AgentStatus(context()).call();
  }
}
