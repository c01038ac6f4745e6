package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Each;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.FollowOption;
import ktrdr.cli.command.follow.StartCommand;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ktrdr operations resume}, also {@code ktrdr resume}: resumes operations where they
 * stopped.
 */
@Command(
    name = "resume",
    description =
        "Resume paused, cancelled or failed operations from their checkpoint, without repeating"
            + " finished work.",
    footer = {"", "Examples:", "  ktrdr resume 146 -f", "  ktrdr operations resume 146 147"})
public final class OperationsResume extends StartCommand {
  @Parameters(arity = "1..*", paramLabel = "ID", description = OperationsStatus.ID)
  List<String> ids;

  @Mixin FollowOption to = new FollowOption();

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      description = "The reason; it is recorded with the operation.")
  String reason;

  public OperationsResume(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (to.follow && ids.size() > 1) {
      throw usage("-f follows one operation: name only one, or leave out -f");
    }
    return new Each(this).of(ids, this::resume);
  }

  private int resume(String id, Consumer<Answer> view) {
    JsonObject answer =
        context().server().operations().resume(find(id), new Body().with("reason", reason).json());
    if (ids.size() == 1) {
      return started(answer, to.follow);
    }
    view.accept(line(answer));
    return Exit.OK;
  }
}
