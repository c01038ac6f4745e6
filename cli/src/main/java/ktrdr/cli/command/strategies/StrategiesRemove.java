package ktrdr.cli.command.strategies;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr strategies remove}: removes a stored strategy. */
@Command(
    name = "remove",
    description =
        "Remove a stored strategy. Sessions and trainings that used it keep their copies.",
    footer = {"", "Examples:", "  ktrdr strategies remove my_dips"})
public final class StrategiesRemove extends Subcommand {
  @Parameters(
      paramLabel = "STRATEGY_NAME",
      description = "The strategy's name, as `ktrdr strategies list` shows it.")
  String name;

  public StrategiesRemove(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().strategies().remove(name);
    return show(
        Answer.one(answer, new Fields(answer).object("data"))
            .named("name")
            .shownAs(width -> List.of("strategy " + PlainText.of(name) + "  removed")));
  }
}
