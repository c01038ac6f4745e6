package ktrdr.cli.command.operations;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.TimeSpan;
import ktrdr.cli.command.follow.Followed;
import ktrdr.cli.command.follow.Follower;
import ktrdr.cli.command.follow.OperationAnswer;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations wait}: waits until operations end. */
@Command(
    name = "wait",
    description =
        "Wait until operations end; the exit code says how: 0, 1, 3 or 7, and 6 when the time"
            + " is over.",
    footer = {"", "Examples:", "  ktrdr ops wait @active --timeout 10m && echo done"})
public final class OperationsWait extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "ID", description = OperationsStatus.ID)
  List<String> ids;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Longest wait, like 30s, 5m, 2h or 1d (default: for ever).")
  Duration timeout = Duration.ofDays(365);

  public OperationsWait(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    long end = System.nanoTime() + timeout.toNanos();
    return new Each(this).of(ids, (id, view) -> await(id, end, view));
  }

  private int await(String id, long end, Consumer<Answer> view) {
    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    Followed followed = new Follower(context(), find(id), false).follow(operation -> {}, left);
    if (followed.end() == Followed.End.INTERRUPTED) {
      return Exit.INTERRUPTED;
    }
    Operation last = followed.last();
    view.accept(
        OperationAnswer.of(last).shownAs(width -> List.of(last.id() + "  " + last.status())));
    return followed.end() == Followed.End.TIMED_OUT
        ? Exit.TIMED_OUT
        : OperationsWatch.exitCode(context(), last);
  }
}
