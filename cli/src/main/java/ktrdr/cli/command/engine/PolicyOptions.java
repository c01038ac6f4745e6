package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import ktrdr.cli.command.Body;
import picocli.CommandLine.Option;

/** A rule that trades without a model. */
final class PolicyOptions {
  @Option(
      names = "--policy",
      paramLabel = "RULE",
      description = "Instead of a strategy: sma_cross or buy_and_hold.")
  String type;

  @Option(names = "--fast", paramLabel = "BARS", description = "Length of the short average.")
  Integer fast;

  @Option(names = "--slow", paramLabel = "BARS", description = "Length of the long average.")
  Integer slow;

  @Option(names = "--short", description = "Also sell short.")
  boolean allowShort;

  /** Null when no rule is wanted. */
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
