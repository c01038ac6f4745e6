package ktrdr.cli.command;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.OperationsApi;
import ktrdr.cli.client.Pages;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Table;
import picocli.CommandLine.Parameters;

/** A command that prints the rows that an operation left: all of them, page by page. */
abstract class RowsCommand extends Subcommand {
  private final String name;
  private final String[] columns;

  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  /**
   * @param name what the rows are called
   * @param columns the members that come first in a table; the others follow
   */
  RowsCommand(Context context, String name, String... columns) {
    super(context);
    this.name = name;
    this.columns = columns;
  }

  /** All of them, of the operation with that whole id. */
  abstract List<Fields> rows(OperationsApi operations, String whole);

  @Override
  int run() {
    List<Fields> rows = rows(context().server().operations(), find(id));
    if (format() == Format.JSON) {
      print(Pages.envelope(rows));
    } else if (rows.isEmpty()) {
      console().say("no " + name + " yet");
    } else {
      print(Table.of(rows, columns).lines(console().outWidth()));
    }
    return Exit.OK;
  }
}
