package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.OperationAnswer;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations tree}: prints an operation with its children, once. */
@Command(
    name = "tree",
    description = "Show an operation with its children; for a session also the phases to come.",
    footer = {"", "Examples:", "  ktrdr ops tree @latest", "  ktrdr ops tree 146 -o json"})
public final class OperationsTree extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "ID", description = OperationsStatus.ID)
  List<String> ids;

  public OperationsTree(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    return new Each(this)
        .of(
            ids,
            (id, view) -> {
              JsonObject answer = context().server().operations().tree(find(id));
              view.accept(OperationAnswer.tree(console(), answer));
              return Exit.OK;
            });
  }
}
