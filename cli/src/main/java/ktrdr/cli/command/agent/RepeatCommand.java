package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.find.OperationIds;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.FollowOption;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.command.follow.Run;
import ktrdr.cli.command.follow.StartCommand;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that starts a session which follows from one that has ended. */
abstract class RepeatCommand extends StartCommand {
  @Parameters(paramLabel = "SESSION", description = "The number of the session that has ended.")
  String id;

  @Option(
      names = "--queue",
      description = "When all slots are in use, wait for one instead of being refused.")
  boolean queue;

  @Mixin FollowOption to = new FollowOption();
  @Mixin KeyOption once = new KeyOption();

  RepeatCommand(Context context) {
    super(context);
  }

  /** Sends the request. */
  abstract JsonObject start();

  @Override
  protected final int run() {
    if (!OperationIds.isSession(id)) {
      throw usage("not a session number: " + id + " (list them with: ktrdr agent sessions)");
    }
    Started started = new Started(start());
    if (to.follow) {
      console().say("session " + started.session() + " " + started.how());
      int exit = new Run(context(), started.operation()).follow();
      return exit == Exit.OK ? compared(started.session()) : exit;
    }
    return started(
        Answer.one(started.answer(), started.fields())
            .named("operation_id")
            .shownAs(width -> List.of(started.line())),
        started.session());
  }

  /** Says whether the session found the same as the one that it repeats; a fork repeats none. */
  private int compared(String session) {
    Fields comparison =
        new Fields(context().server().agent().session(session))
            .object("assessment")
            .object("comparison");
    comparison.text("sentence").ifPresent(console()::say);
    return comparison.flag("equal").orElse(true) ? Exit.OK : Exit.FAILED;
  }
}
