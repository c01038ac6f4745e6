package ktrdr.cli.command;

import picocli.CommandLine.Command;

/** {@code ktrdr operations events}. What happened to an operation's tree, in order. */
@Command(
    name = "events",
    description = "What happened to an operation's tree, in order.",
    footer = {"", "Examples:", "  ktrdr ops events @latest", "  ktrdr ops events @latest -o json"})
public final class OperationsEvents extends RowsCommand {

  public OperationsEvents(Context context) {
    super(context, "events");
  }
}
