package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent prices check}: checks a list of prices. */
@Command(
    name = "check",
    description = {
      "Check a list of prices and tell all its faults, each with its line. Nothing is changed.",
      "A list is used when it is named prices.yaml in the server's home, from its next start on."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent prices check prices.yaml",
      "  ktrdr agent prices check - -o json"
    })
public final class PricesCheck extends Subcommand {
  @Parameters(
      paramLabel = "FILE",
      converter = TextFile.class,
      description = "The list of prices, or - for stdin.")
  String document;

  public PricesCheck(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject body = new Body().with("document", document).json();
    JsonObject answer = context().server().money().check(body);
    int exit = show(AgentPrices.answer(answer));
    int rows = new Fields(answer).objects("prices").size();
    console().say(rows + (rows == 1 ? " row" : " rows") + ", no faults");
    return exit;
  }
}
