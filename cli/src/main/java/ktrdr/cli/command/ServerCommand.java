package ktrdr.cli.command;

import picocli.CommandLine.Command;

/** {@code ktrdr server}: the server of this machine. Alone it says how it is. */
@Command(
    name = "server",
    description = "The server on this machine: start, stop, status, log.",
    footer = {"", "Examples:", "  ktrdr server", "  ktrdr server start"})
public final class ServerCommand extends Subcommand {

  public ServerCommand(Context context) {
    super(context);
  }

  @Override
  boolean callsServer() {
    return false;
  }

  @Override
  int run() {
    return new ServerStatus(context()).call();
  }
}
