package ktrdr.cli.command.engine;

import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;

/** {@code ktrdr data}: price bars. Without a subcommand it lists the symbols. */
@Command(
    name = "data",
    description = "Price bars: list symbols, show bars, import your own.",
    footer = {
      "",
      "Examples:",
      "  ktrdr data",
      "  ktrdr data show SPX",
      "  ktrdr data load eurusd.csv --symbol EURUSD --timeframe 1h"
    })
public final class DataCommand extends Subcommand {

  public DataCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new DataList(context()).call();
  }
}
