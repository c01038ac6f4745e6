package ktrdr.cli.command.local;

import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import picocli.CommandLine.Command;

/** {@code ktrdr server}: the server on this machine. Without a subcommand it shows its status. */
@Command(
    name = "server",
    description = "The server on this machine: start, stop, status, log.",
    footer = {"", "Examples:", "  ktrdr server", "  ktrdr server start"})
public final class ServerCommand extends Subcommand {

  public ServerCommand(Context context) {
    super(context);
  }

  @Override
  protected boolean callsServer() {
    return false;
  }

  @Override
  protected int run() {
    return new ServerStatus(context()).call();
  }
}
