package ktrdr.cli.command.operations;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Table;
import picocli.CommandLine.Parameters;

/** A command that prints all rows of an operation's result, read page by page. */
abstract class RowsCommand extends Subcommand {
  private final String name;
  private final String[] columns;

  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  protected String id;

  /**
   * @param name what the rows are called
   * @param columns the members that come first in a table; the others follow
   */
  protected RowsCommand(Context context, String name, String... columns) {
    super(context);
    this.name = name;
    this.columns = columns;
  }

  /** Reads all rows of the operation with this full id. */
  protected abstract List<Fields> rows(OperationsApi operations, String whole);

  @Override
  protected int run() {
    List<Fields> rows = rows(context().server().operations(), find(id, "backtesting"));
    if (rows.isEmpty() && format().isForPeople()) {
      console().say("no " + name + " yet");
      return Exit.OK;
    }
    return show(
        Answer.several(rows)
            .shownAs(width -> Table.of(rows, columns).lines(width))
            .columns(List.of(columns)));
  }
}
