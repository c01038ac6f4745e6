package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.follow.Run;
import ktrdr.cli.command.follow.StartCommand;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Option;

/** A command that starts stand-alone work and follows it until it ends, unless detached. */
abstract class EngineCommand extends StartCommand {
  @Option(names = "--detach", description = "Start it and print its id instead of following it.")
  protected boolean detach;

  @Option(
      names = {"-f", "--follow"},
      description = "Follow it until it ends (the default); the exit code says how it ended.")
  protected boolean follow;

  protected EngineCommand(Context context) {
    super(context);
  }

  /** Sends the request and returns the answer. */
  protected abstract JsonObject start();

  @Override
  protected final int run() {
    if (detach && follow) {
      throw usage("--detach and -f contradict each other: give only one");
    }
    JsonObject answer = start();
    Fields data = new Fields(answer).object("data");
    if (!detach) {
      return Run.of(context(), data).follow();
    }
    Operation operation = new Operation(data).checked();
    return started(
        Answer.one(answer, data).named("operation_id").shownAs(width -> List.of(operation.id())),
        operation.id());
  }
}
