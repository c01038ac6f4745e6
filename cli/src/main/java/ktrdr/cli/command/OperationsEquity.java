package ktrdr.cli.command;

import picocli.CommandLine.Command;

/** {@code ktrdr operations equity}. What the account of a backtest was worth, bar by bar. */
@Command(
    name = "equity",
    description = "What the account of a backtest was worth, bar by bar.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops equity op_backtesting_2026",
      "  ktrdr ops equity op_backtesting_2026 -o json"
    })
public final class OperationsEquity extends RowsCommand {

  public OperationsEquity(Context context) {
    super(context, "equity");
  }
}
