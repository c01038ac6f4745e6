package ktrdr.cli.command.local;

import java.util.List;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ktrdr help}: shows the help of ktrdr or of one of its commands. */
@Command(
    name = "help",
    description = "Show the help of ktrdr or of a command (the same as: ktrdr COMMAND --help).",
    footer = {"", "Examples:", "  ktrdr help", "  ktrdr help operations wait"})
public final class HelpCommand extends LocalCommand {
  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The words of its name.")
  List<String> names = List.of();

  public HelpCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    CommandLine line = spec.root().commandLine();
    for (String name : names) {
      CommandLine below = line.getSubcommands().get(name);
      if (below == null) {
        throw new UnmatchedArgumentException(line, List.of(name));
      }
      line = below;
    }
    line.usage(line.getOut());
    return Exit.OK;
  }
}
