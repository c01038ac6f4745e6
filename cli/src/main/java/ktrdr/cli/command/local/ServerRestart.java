package ktrdr.cli.command.local;

import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.doctor.CheckedStart;
import ktrdr.cli.server.LocalServer;
import ktrdr.cli.server.RunningServer;
import picocli.CommandLine.Command;

/** {@code ktrdr server restart}: stops the server on this machine if it runs, and starts it. */
@Command(
    name = "restart",
    description = {
      "Stop the server of KTRDR_HOME if it runs, start it, and wait until it is ready.",
      "Sessions that ran go on from their last checkpoint."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr server restart",
      "  KTRDR_LLM_PROVIDER=anthropic KTRDR_LLM_MODEL=opus ktrdr server restart"
    })
public final class ServerRestart extends LocalCommand {

  public ServerRestart(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (new LocalServer(context().environment(), console()).stop()) {
      console().say("stopped");
    }
    RunningServer server = CheckedStart.of(context().environment(), console());
    console().print(server.uri().toString());
    return Exit.OK;
  }
}
