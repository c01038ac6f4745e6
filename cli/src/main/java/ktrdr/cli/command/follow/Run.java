package ktrdr.cli.command.follow;

import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.LiveTree;

/** Work that this command started: followed to its end, then reported. */
public final class Run {
  private final Context context;
  private final String operation;

  public Run(Context context, String operation) {
    this.context = context;
    this.operation = operation;
  }

  /** The work that an answer of the server is about: the whole tree, if it names a child. */
  public static Run of(Context context, Fields started) {
    return new Run(
        context,
        started.text("root_operation_id").orElseGet(() -> new Operation(started).checked().id()));
  }

  /** The exit code of how it ended. */
  public int follow() {
    Followed followed;
    try (LiveTree tree = new LiveTree(context.console())) {
      followed = new Follower(context, operation, true).talkingTo(tree::say).follow(tree::show);
    }
    if (!followed.last().isFinished()) {
      return Exit.INTERRUPTED;
    }
    int exit = new Report(context).ofEnded(followed.last());
    return followed.end() == Followed.End.INTERRUPTED ? Exit.INTERRUPTED : exit;
  }
}
