package ktrdr.cli.command;

import java.time.Duration;
import java.util.List;
import ktrdr.cli.client.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations wait}: nothing until an operation ends. */
@Command(
    name = "wait",
    description =
        "Wait until an operation ends; the exit code says how: 0, 1, 3 or 7, and 6 when the time was over.",
    footer = {"", "Examples:", "  ktrdr ops wait @active --timeout 10m && echo done"})
public final class OperationsWait extends Subcommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "At most 30s, 5m, 2h or 1d (default: for ever).")
  Duration timeout = Duration.ofDays(365);

  public OperationsWait(Context context) {
    super(context);
  }

  @Override
  int run() {
    Followed followed = new Follower(context(), find(id), false).follow(operation -> {}, timeout);
    if (followed.end() == Followed.End.INTERRUPTED) {
      return Exit.INTERRUPTED;
    }
    Operation last = followed.last();
    show(OperationAnswer.of(last).shownAs(width -> List.of(last.id() + "  " + last.status())));
    return followed.end() == Followed.End.TIMED_OUT
        ? Exit.TIMED_OUT
        : OperationsWatch.exitCode(context(), last);
  }
}
