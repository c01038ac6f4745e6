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
  private final String page;

  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  /**
   * @param page what the rows are called below the operation's address
   */
  RowsCommand(Context context, String page) {
    super(context);
    this.page = page;
  }

  @Override
  int run() {
    String whole = find(id);
    OperationsApi operations = context().server().operations();
    List<Fields> rows = Pages.all(token -> operations.page(whole, page, Pages.LARGEST, token));
    if (format() == Format.JSON) {
      print(Pages.envelope(rows));
    } else if (rows.isEmpty()) {
      console().say("no " + page + " yet");
    } else {
      print(Table.of(rows).lines(console().outWidth()));
    }
    return Exit.OK;
  }
}
