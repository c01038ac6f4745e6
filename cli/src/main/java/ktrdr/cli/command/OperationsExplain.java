package ktrdr.cli.command;

import jakarta.json.JsonObject;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations explain}: why an operation stands as it does. */
@Command(
    name = "explain",
    description = "Why an operation waits, or does not end: each cause with what can be done.",
    footer = {
      "",
      "Examples:",
      "  ktrdr operations explain @active",
      "  ktrdr ops explain 146 -o json"
    })
public final class OperationsExplain extends Subcommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  public OperationsExplain(Context context) {
    super(context);
  }

  @Override
  int run() {
    JsonObject answer = context().server().operations().explain(find(id));
    Fields data = new Fields(answer).object("data");
    return show(Answer.one(answer, data).shownAs(width -> Explanation.of(data).lines(width)));
  }
}
