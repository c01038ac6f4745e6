package ktrdr.cli.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Outline;
import ktrdr.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations metrics}: what an operation measured, of a training every epoch. */
@Command(
    name = "metrics",
    description = "What an operation measured; of a training every epoch.",
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
  int run() {
    JsonObject answer = context().server().operations().metrics(find(id));
    if (format() == Format.JSON) {
      print(answer);
      return Exit.OK;
    }
    Fields metrics = new Fields(answer).object("data").object("metrics");
    List<Fields> epochs = metrics.objects(EPOCHS);
    if (!epochs.isEmpty()) {
      print(Table.of(epochs, "epoch").lines(console().outWidth()));
      console().print("");
    }
    print(Outline.of(new Fields(Json.createObjectBuilder(metrics.json()).remove(EPOCHS).build())));
    return Exit.OK;
  }
}
