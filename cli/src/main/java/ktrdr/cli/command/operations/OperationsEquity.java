package ktrdr.cli.command.operations;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.client.api.Pages;
import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr operations equity}: prints the equity curve of a backtest. */
@Command(
    name = "equity",
    description = "Print the equity curve of a backtest, bar by bar.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops equity op_backtesting_2026",
      "  ktrdr ops equity op_backtesting_2026 -o json"
    })
public final class OperationsEquity extends RowsCommand {

  public OperationsEquity(Context context) {
    super(context, "equity", "time", "equity_usd", "drawdown");
  }

  @Override
  protected List<Fields> rows(OperationsApi operations, String whole) {
    return Pages.byOffset(offset -> operations.rows(whole, "equity", offset, Pages.LARGEST));
  }
}
