package ktrdr.cli.command.agent;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;

/** {@code ktrdr sessions}: research sessions. Without a subcommand it lists them. */
@Command(
    name = "sessions",
    description = "Research sessions: list them, or put some beside each other.",
    footer = {
      "",
      "Examples:",
      "  ktrdr sessions",
      "  ktrdr sessions list --symbol SPX --sort sharpe",
      "  ktrdr sessions compare 2 3"
    })
public final class SessionsCommand extends Subcommand {

  public SessionsCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new AgentSessions(context()).call();
  }
}
