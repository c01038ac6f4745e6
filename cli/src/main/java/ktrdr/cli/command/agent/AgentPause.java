package ktrdr.cli.command.agent;

import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent pause}: starts no new sessions. */
@Command(
    name = "pause",
    description = "Start no sessions until `ktrdr agent resume`; running sessions continue.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent pause",
      "  ktrdr agent pause -r \"new data tonight\""
    })
public final class AgentPause extends AgentSwitch {
  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "The reason; it is recorded.")
  String reason;

  public AgentPause(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return switched(context().server().agent().pause(new Body().with("reason", reason).json()));
  }
}
