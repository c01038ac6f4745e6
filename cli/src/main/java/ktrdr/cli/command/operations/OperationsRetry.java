package ktrdr.cli.command.operations;

import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.FollowOption;
import ktrdr.cli.command.follow.StartCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations retry}, also {@code ktrdr retry}: starts a new attempt. */
@Command(
    name = "retry",
    description =
        "Retry a failed or cancelled operation: start a new attempt at the phase it ended in, or at"
            + " an earlier one.",
    footer = {
      "",
      "Examples:",
      "  ktrdr retry 146 -f",
      "  ktrdr operations retry @latest --from training -r \"data was repaired\""
    })
public final class OperationsRetry extends StartCommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  @Mixin FollowOption to = new FollowOption();

  @Option(
      names = "--from",
      paramLabel = "PHASE",
      converter = PhaseName.class,
      description = "For a session, start again at design, training, backtesting or assessment.")
  String from;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "The reason; it is recorded with the operation.")
  String reason;

  public OperationsRetry(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    return started(
        context()
            .server()
            .operations()
            .retry(find(id), new Body().with("from", from).with("reason", reason).json()),
        to.follow);
  }
}
