package ktrdr.cli.command.operations;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Outline;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code ktrdr operations metrics}: prints the metrics of an operation, for a training per epoch.
 */
@Command(
    name = "metrics",
    description = "Print the metrics of an operation; for a training, every epoch.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops metrics op_training_2026",
      "  ktrdr ops metrics op_training_2026 -o json"
    })
public final class OperationsMetrics extends Subcommand {
  private static final String EPOCHS = "epochs";

  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  public OperationsMetrics(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().operations().metrics(find(id, "training"));
    Fields metrics = new Fields(answer).object("data").object("metrics");
    List<Fields> epochs = metrics.objects(EPOCHS);
    if (epochs.isEmpty()) {
      return show(Answer.one(answer, metrics));
    }
    Fields rest = new Fields(Json.createObjectBuilder(metrics.json()).remove(EPOCHS).build());
    return show(
        Answer.several(answer, epochs)
            .shownAs(
                width ->
                    Stream.of(
                            Table.of(epochs, "epoch").lines(width),
                            List.of(""),
                            Outline.of(rest, Times.UTC))
                        .flatMap(List::stream)
                        .toList()));
  }
}
