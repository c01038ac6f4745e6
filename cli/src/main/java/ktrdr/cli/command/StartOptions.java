package ktrdr.cli.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * What a session may be told when it starts. Only what the user gave is sent; the server knows the
 * defaults.
 */
final class StartOptions {
  @Option(
      names = {"-s", "--strategy"},
      paramLabel = "FILE",
      description = "A strategy document (YAML or JSON); then nothing is designed.")
  Path strategy;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "Who designs and assesses, for example builtin.")
  String model;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "What is traded, for example SPX.")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      description = "The bars, for example 1d.")
  String timeframe;

  @Option(names = "--seed", paramLabel = "N", description = "Same seed, same numbers.")
  Long seed;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "How many strategies the design weighs.")
  Integer candidates;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "How many resamples the assessment's interval is made of.")
  Integer resamples;

  @Option(
      names = "--bypass-gates",
      description = "Go on whatever the gates say; what they said stays recorded.")
  boolean bypassGates;

  /**
   * The body of a trigger.
   *
   * @throws IOException when the strategy can't be read
   */
  JsonObject body(String brief) throws IOException {
    JsonObjectBuilder body = Json.createObjectBuilder();
    add(body, "brief", brief);
    add(body, "model", model);
    add(body, "symbol", symbol);
    add(body, "timeframe", timeframe);
    add(body, "strategy", strategy == null ? null : Files.readString(strategy));
    if (seed != null) {
      body.add("seed", seed);
    }
    if (candidates != null) {
      body.add("candidates", candidates);
    }
    if (resamples != null) {
      body.add("resamples", resamples);
    }
    if (bypassGates) {
      body.add("bypass_gates", true);
    }
    return body.build();
  }

  private static void add(JsonObjectBuilder body, String name, String value) {
    if (value != null) {
      body.add(name, value);
    }
  }
}
