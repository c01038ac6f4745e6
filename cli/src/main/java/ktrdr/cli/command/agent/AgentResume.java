package ktrdr.cli.command.agent;

import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr agent resume}: starts sessions again. */
@Command(
    name = "resume",
    description = "Start sessions again after `ktrdr agent pause`; the queue continues at once.",
    footer = {"", "Examples:", "  ktrdr agent resume"})
public final class AgentResume extends AgentSwitch {

  public AgentResume(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return switched(context().server().agent().resume());
  }
}
