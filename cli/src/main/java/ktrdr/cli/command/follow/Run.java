package ktrdr.cli.command.follow;

import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.tree.LiveTree;

/** Work that this command started: follows it until it ends, then reports. */
public final class Run {
  private final Context context;
  private final String operation;

  public Run(Context context, String operation) {
    this.context = context;
    this.operation = operation;
  }

  /** The work in an answer of the server; for a child, its whole tree. */
  public static Run of(Context context, Fields started) {
    return new Run(
        context,
        started.text("root_operation_id").orElseGet(() -> new Operation(started).checked().id()));
  }

  /** Follows the work and returns the exit code. */
  public int follow() {
    Followed followed;
    try (LiveTree tree = new LiveTree(context.console())) {
      followed = new Follower(context, operation, true).talkingTo(tree::say).follow(tree::show);
    }
    if (followed.last().waitsForBudget()) {
      return Exit.of(followed.last(), Optional.empty());
    }
    if (!followed.last().isFinished()) {
      return Exit.INTERRUPTED;
    }
    int exit = new Report(context).ofEnded(followed.last());
    return followed.end() == Followed.End.INTERRUPTED ? Exit.INTERRUPTED : exit;
  }
}
