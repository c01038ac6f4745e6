package ktrdr.cli.command.agent;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.client.find.OperationIds;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.Report;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent session}: shows the report of one session. */
@Command(
    name = "session",
    description = "Show the report of one session.",
    footer = {"", "Examples:", "  ktrdr agent session 12", "  ktrdr agent session 12 -o json"})
public final class AgentSession extends Subcommand {
  @Parameters(paramLabel = "SESSION", description = "The session's number.")
  String id;

  public AgentSession(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    if (!OperationIds.isSession(id)) {
      throw usage("not a session number: " + id + " (list them with: ktrdr agent sessions)");
    }
    new Report(context()).session(id);
    return Exit.OK;
  }
}
