package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.report.BudgetSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent budget}: shows what may be spent on language models. */
@Command(
    name = "budget",
    description = "Show what may be spent on language models, and what is.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent budget",
      "  ktrdr agent budget --session 12",
      "  ktrdr agent budget set --daily 5 --reason \"a quiet week\""
    })
public final class AgentBudget extends Subcommand {
  @Option(
      names = "--session",
      paramLabel = "SESSION",
      description = "Show the budget of this session too.")
  String session;

  @Option(
      names = "--comparison",
      paramLabel = "COMPARISON",
      description = "Show the budget of this comparison of models too.")
  String comparison;

  public AgentBudget(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return show(answer(context().server().money().budget(session, comparison)));
  }

  static Answer answer(JsonObject budget) {
    return BudgetSheet.answer(budget);
  }
}
