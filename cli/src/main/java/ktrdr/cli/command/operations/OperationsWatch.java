package ktrdr.cli.command.operations;

import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.Session;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.Followed;
import ktrdr.cli.command.follow.Follower;
import ktrdr.cli.command.follow.OperationAnswer;
import ktrdr.cli.output.tree.LiveTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations watch}: shows the tree of an operation until it ends. */
@Command(
    name = "watch",
    description = "Show an operation's tree until it ends. Ctrl-C only stops showing it.",
    footer = {"", "Examples:", "  ktrdr ops watch @active", "  ktrdr ops watch 146 --exit-status"})
public class OperationsWatch extends Subcommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  @Option(names = "--exit-status", description = "Exit with how it ended: 0, 1, 3 or 7.")
  boolean exitStatus;

  public OperationsWatch(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    Followed followed;
    String whole = find(id);
    try (LiveTree tree = new LiveTree(console())) {
      followed = new Follower(context(), whole, false).talkingTo(tree::say).follow(tree::show);
    }
    if (followed.end() == Followed.End.INTERRUPTED) {
      return Exit.INTERRUPTED;
    }
    show(followed.last());
    return exitStatus ? exitCode(context(), followed.last()) : Exit.OK;
  }

  /**
   * The exit code for the end of an operation; asks the server for the outcome of a failed session.
   */
  static int exitCode(Context context, Operation ended) {
    Optional<String> outcome =
        ended.type().equals("agent_session") && ended.status().equals("failed")
            ? ended
                .session()
                .flatMap(
                    number ->
                        new Session(new Fields(context.server().agent().session(number))).outcome())
            : Optional.empty();
    return Exit.of(ended, outcome);
  }

  private void show(Operation last) {
    // On a terminal, the last frame of the live tree is already the answer.
    if (!format().isForPeople() || !console().errTerminal() || !console().outTerminal()) {
      show(OperationAnswer.tree(console(), last.fields().json(), last));
    }
  }
}
