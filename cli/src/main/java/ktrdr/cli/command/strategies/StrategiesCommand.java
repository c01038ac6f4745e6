package ktrdr.cli.command.strategies;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;

/** {@code ktrdr strategies}: strategy documents. Without a subcommand it lists them. */
@Command(
    name = "strategies",
    description = "Strategy documents: write one, check it, store it under its name.",
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies",
      "  ktrdr strategies new my_dips --file my_dips.yaml",
      "  ktrdr strategies validate my_dips.yaml",
      "  ktrdr strategies save my_dips.yaml"
    })
public final class StrategiesCommand extends Subcommand {

  public StrategiesCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new StrategiesList(context()).call();
  }
}
