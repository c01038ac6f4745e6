package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ktrdr operations cancel}, also {@code ktrdr cancel}: stops an operation and everything
 * below and above it.
 */
@Command(
    name = "cancel",
    description = "Cancel an operation; cancelling a child cancels its session.",
    footer = {
      "",
      "Examples:",
      "  ktrdr cancel @active",
      "  ktrdr cancel 146",
      "  ktrdr operations cancel op_training_2026 -r \"wrong data\" --force"
    })
public final class OperationsCancel extends Subcommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "Why; it is kept with the operation.")
  String reason;

  @Option(names = "--force", description = "Give the work no time to stop by itself.")
  boolean force;

  public OperationsCancel(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    JsonObject answer =
        context().server().operations().cancel(find(id), null, Cancellation.body(reason, force));
    return new Cancellation(context()).show(answer, new Fields(answer).object("data"));
  }
}
