package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import ktrdr.cli.command.Body;
import picocli.CommandLine.Option;

/** Options for a rule that trades without a model. */
final class PolicyOptions {
  @Option(
      names = "--policy",
      paramLabel = "RULE",
      description = "Instead of a strategy: sma_cross or buy_and_hold.")
  String type;

  @Option(names = "--fast", paramLabel = "BARS", description = "Length of the fast average.")
  Integer fast;

  @Option(names = "--slow", paramLabel = "BARS", description = "Length of the slow average.")
  Integer slow;

  @Option(names = "--short", description = "Also sell short.")
  boolean allowShort;

  /** The policy of the body; null when the user named none. */
  JsonObject json() {
    JsonObject members =
        new Body()
            .with("type", type)
            .with("fast", fast)
            .with("slow", slow)
            .with("allow_short", allowShort)
            .json();
    return members.isEmpty() ? null : members;
  }
}
