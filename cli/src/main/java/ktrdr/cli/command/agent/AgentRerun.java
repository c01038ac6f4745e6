package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;

/** {@code ktrdr agent rerun}: runs the strategy of a session again. */
@Command(
    name = "rerun",
    description = {
      "Train and test the strategy of a session again, with its seed, without any model.",
      "With -f it exits 0 if that found the same, else 1."
    },
    footer = {"", "Examples:", "  ktrdr agent rerun 12 -f", "  ktrdr agent rerun 12 --queue"})
public final class AgentRerun extends RepeatCommand {

  public AgentRerun(Context context) {
    super(context);
  }

  @Override
  JsonObject start() {
    return context().server().agent().rerun(id, once.key, new Body().with("queue", queue).json());
  }
}
