package ktrdr.cli.command.local;

import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.doctor.CheckedStart;
import ktrdr.cli.server.RunningServer;
import picocli.CommandLine.Command;

/** {@code ktrdr server start}: starts the server on this machine. */
@Command(
    name = "start",
    description = "Start the server of KTRDR_HOME and wait until it is ready.",
    footer = {
      "",
      "Examples:",
      "  ktrdr server start",
      "  KTRDR_HOME=/tmp/other KTRDR_HTTP_PORT=9081 KTRDR_HTTPS_PORT=9444 ktrdr server start"
    })
public final class ServerStart extends LocalCommand {

  public ServerStart(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    RunningServer server = CheckedStart.of(context().environment(), console());
    console().print(server.uri().toString());
    return Exit.OK;
  }
}
