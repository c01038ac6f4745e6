package ktrdr.cli.command;

import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.LiveTree;

/** Work that this command started: followed to its end, then reported. */
final class Run {
  private final Context context;
  private final String operation;

  Run(Context context, String operation) {
    this.context = context;
    this.operation = operation;
  }

  /** The work that an answer of the server is about: the whole tree, if it names a child. */
  static Run of(Context context, Fields started) {
    return new Run(
        context,
        started.text("root_operation_id").orElseGet(() -> new Operation(started).checked().id()));
  }

  /** The exit code of how it ended. */
  int follow() {
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
