package ktrdr.cli.command;

import jakarta.json.JsonObject;
import picocli.CommandLine.Option;

/** A rule that trades without a model. */
final class PolicyOptions {
  @Option(
      names = "--policy",
      paramLabel = "RULE",
      description = "Instead of a strategy, for example sma_cross.")
  String type;

  @Option(names = "--fast", paramLabel = "BARS", description = "Length of the short average.")
  Integer fast;

  @Option(names = "--slow", paramLabel = "BARS", description = "Length of the long average.")
  Integer slow;

  @Option(names = "--short", description = "Also sell short.")
  boolean allowShort;

  @Option(
      names = "--column",
      paramLabel = "COLUMN",
      description = "Which price, for example close.")
  String column;

  /** Null when no rule is wanted. */
  JsonObject json() {
    JsonObject members =
        new Body()
            .with("type", type)
            .with("fast", fast)
            .with("slow", slow)
            .with("allow_short", allowShort)
            .with("column", column)
            .json();
    return members.isEmpty() ? null : members;
  }
}
