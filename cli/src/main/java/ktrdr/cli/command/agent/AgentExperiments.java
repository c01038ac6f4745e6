package ktrdr.cli.command.agent;

import ktrdr.cli.command.Context;
import ktrdr.cli.output.table.ExperimentTable;
import picocli.CommandLine.Command;

/** {@code ktrdr agent experiments}: lists what sessions designed. */
@Command(
    name = "experiments",
    description = {
      "List what sessions designed and what was seen of it before its test, newest first.",
      "SHARPE and SCORE are from the design window, ACCURACY is from the validation part."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent experiments",
      "  ktrdr agent experiments -l 200 -o csv"
    })
public final class AgentExperiments extends MemoryCommand {
  public AgentExperiments(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return list(
        context().server().memory().experiments(limit),
        "experiments",
        "no session has designed anything yet",
        ExperimentTable.MEMBERS,
        ExperimentTable::of);
  }
}
