package ktrdr.cli.command.operations;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.Followed;
import ktrdr.cli.command.follow.Follower;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations log}: prints the log of the job that runs an operation. */
@Command(
    name = "log",
    description = "Print the end of the log of the job that runs an operation.",
    footer = {"", "Examples:", "  ktrdr ops log @active -f", "  ktrdr ops log 146 -n 200"})
public final class OperationsLog extends Subcommand {
  /** More lines than a job writes between two looks. */
  private static final int WINDOW = 1_000;

  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "Number of lines (default: 50).")
  int lines = 50;

  @Option(
      names = {"-f", "--follow"},
      description = "Keep printing new lines until it ends or Ctrl-C.")
  boolean follow;

  private final NewLines added = new NewLines();

  public OperationsLog(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.of(Format.TABLE);
  }

  @Override
  protected int run() {
    if (lines < 1) {
      throw usage("-n must be at least 1, not " + lines);
    }
    String whole = find(id);
    if (!follow) {
      print(tail(whole, lines));
      return Exit.OK;
    }
    List<String> now = added.of(tail(whole, Math.max(WINDOW, lines)));
    print(now.subList(Math.max(0, now.size() - lines), now.size()));
    Followed followed =
        new Follower(context(), whole, false)
            .follow(operation -> print(added.of(tail(whole, Math.max(WINDOW, lines)))));
    return followed.end() == Followed.End.INTERRUPTED ? Exit.INTERRUPTED : Exit.OK;
  }

  private List<String> tail(String whole, int most) {
    return context().server().operations().log(whole, most).lines().map(PlainText::of).toList();
  }
}
