package ktrdr.cli.command;

import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.OperationsApi;
import ktrdr.cli.client.Pages;
import picocli.CommandLine.Command;

/** {@code ktrdr operations events}. What happened to an operation's tree, in order. */
@Command(
    name = "events",
    description = "What happened to an operation's tree, in order.",
    footer = {"", "Examples:", "  ktrdr ops events @latest", "  ktrdr ops events @latest -o json"})
public final class OperationsEvents extends RowsCommand {

  public OperationsEvents(Context context) {
    super(
        context,
        "events",
        "sequence",
        "time",
        "operation_id",
        "kind",
        "before",
        "after",
        "actor",
        "reason");
  }

  @Override
  List<Fields> rows(OperationsApi operations, String whole) {
    return Pages.bySequence(after -> operations.events(whole, after, Pages.LARGEST));
  }
}
