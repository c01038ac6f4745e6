package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations tree}: an operation with its children, once. */
@Command(
    name = "tree",
    description = "An operation with its children; of a session also the phases to come.",
    footer = {"", "Examples:", "  ktrdr ops tree @latest", "  ktrdr ops tree 146 -o json"})
public final class OperationsTree extends Subcommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  public OperationsTree(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    JsonObject answer = context().server().operations().tree(find(id));
    return show(OperationAnswer.tree(console(), answer));
  }
}
