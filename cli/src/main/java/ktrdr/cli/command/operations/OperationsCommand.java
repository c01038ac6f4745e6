package ktrdr.cli.command.operations;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;

/**
 * {@code ktrdr operations}, also {@code ktrdr ops}: the server's operations. Without a subcommand
 * it lists the newest.
 */
@Command(
    name = "operations",
    aliases = "ops",
    description = "Operations: list, watch, explain, cancel, pause, resume, retry, read results.",
    footer = {"", "Examples:", "  ktrdr ops", "  ktrdr ops list -a"})
public final class OperationsCommand extends Subcommand {

  public OperationsCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new OperationsList(context()).call();
  }
}
