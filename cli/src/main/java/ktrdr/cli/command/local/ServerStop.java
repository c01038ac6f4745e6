package ktrdr.cli.command.local;

import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.server.LocalServer;
import picocli.CommandLine.Command;

/** {@code ktrdr server stop}: stops the server on this machine. */
@Command(
    name = "stop",
    description = "Stop the server that was started for KTRDR_HOME, and no other.",
    footer = {"", "Examples:", "  ktrdr server stop"})
public final class ServerStop extends LocalCommand {

  public ServerStop(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    console()
        .say(
            new LocalServer(context().environment(), console()).stop() ? "stopped" : "not running");
    return Exit.OK;
  }
}
