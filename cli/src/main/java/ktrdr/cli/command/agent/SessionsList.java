package ktrdr.cli.command.agent;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr sessions list}: lists sessions, newest first. */
@Command(
    name = "list",
    footer = {
      "",
      "Examples:",
      "  ktrdr sessions list",
      "  ktrdr sessions list --outcome cancelled -l 5",
      "  ktrdr sessions list --symbol SPX --verdict promising --sort sharpe",
      "  ktrdr sessions list --since 3d --sort return:asc -o csv"
    })
public final class SessionsList extends AgentSessions {
  public SessionsList(Context context) {
    super(context);
  }
}
