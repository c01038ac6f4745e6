package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.report.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations explain}: explains the state of an operation. */
@Command(
    name = "explain",
    description =
        "Explain why an operation waits or does not end, and what you can do about each cause.",
    footer = {
      "",
      "Examples:",
      "  ktrdr operations explain @active",
      "  ktrdr ops explain 146 -o json"
    })
public final class OperationsExplain extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "ID", description = OperationsStatus.ID)
  List<String> ids;

  public OperationsExplain(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return new Each(this)
        .of(
            ids,
            (id, view) -> {
              JsonObject answer = context().server().operations().explain(find(id));
              Fields data = new Fields(answer).object("data");
              view.accept(
                  Answer.one(answer, data).shownAs(width -> Explanation.of(data).lines(width)));
              return Exit.OK;
            });
  }
}
