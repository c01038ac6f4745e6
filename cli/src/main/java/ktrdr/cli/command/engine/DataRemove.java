package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr data remove}: removes imported bars. */
@Command(
    name = "remove",
    description = {
      "Remove bars that you loaded. What was found with them (sessions, models, results) stays.",
      "Bars that active work needs, and those that come with ktrdr, are not removed."
    },
    footer = {"", "Examples:", "  ktrdr data remove EURUSD", "  ktrdr data remove EURUSD 1h"})
public final class DataRemove extends Subcommand {

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "The symbol, for example EURUSD.")
  String symbol;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TIMEFRAME",
      description = "The length of a bar (default: all that you loaded).")
  String timeframe;

  public DataRemove(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    String name = symbol.toUpperCase(Locale.ROOT);
    JsonObject answer = context().server().engine().remove(name, timeframe);
    Fields removed = new Fields(answer).object("data");
    String line = name + " " + String.join(", ", removed.texts("timeframes")) + " removed";
    return show(Answer.one(answer, removed).shownAs(width -> List.of(line)));
  }
}
