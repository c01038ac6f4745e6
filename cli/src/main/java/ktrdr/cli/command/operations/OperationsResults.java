package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations results}: prints the results of an operation. */
@Command(
    name = "results",
    description = "Print the results of a finished operation.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops results op_backtesting_2026",
      "  ktrdr ops results @latest -o json"
    })
public final class OperationsResults extends Subcommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  public OperationsResults(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().operations().results(find(id));
    return show(Answer.one(answer, new Fields(answer).object("results")));
  }
}
