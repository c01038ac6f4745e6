package ktrdr.cli.command.agent;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr agent trigger}: the older name of {@code ktrdr research}. */
@Command(
    name = "trigger",
    description = "Start a research session (the same as: ktrdr research).",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent trigger",
      "  ktrdr agent trigger -m builtin --seed 7 -f"
    })
public final class AgentTrigger extends ResearchCommand {

  public AgentTrigger(Context context) {
    super(context);
  }
}
