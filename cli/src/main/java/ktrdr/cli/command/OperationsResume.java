package ktrdr.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations resume}, also {@code ktrdr resume}: goes on where it stopped. */
@Command(
    name = "resume",
    description =
        "Go on with what is paused, was cancelled or failed: from its checkpoint, nothing is done twice.",
    footer = {"", "Examples:", "  ktrdr resume 146 -f", "  ktrdr operations resume @latest"})
public final class OperationsResume extends StartCommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "Why; it is kept with the operation.")
  String reason;

  public OperationsResume(Context context) {
    super(context);
  }

  @Override
  int run() {
    return started(
        context().server().operations().resume(find(id), new Body().with("reason", reason).json()));
  }
}
