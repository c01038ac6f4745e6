package ktrdr.cli.command.operations;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.client.api.Pages;
import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr operations trades}: prints the trades of a backtest. */
@Command(
    name = "trades",
    description = "Print the trades of a backtest.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops trades op_backtesting_2026",
      "  ktrdr ops trades op_backtesting_2026 -o json"
    })
public final class OperationsTrades extends RowsCommand {

  public OperationsTrades(Context context) {
    super(
        context,
        "trades",
        "entry_time",
        "direction",
        "entry_price",
        "exit_time",
        "exit_price",
        "exit_reason",
        "net_profit_usd");
  }

  @Override
  protected List<Fields> rows(OperationsApi operations, String whole) {
    return Pages.byOffset(offset -> operations.rows(whole, "trades", offset, Pages.LARGEST));
  }
}
