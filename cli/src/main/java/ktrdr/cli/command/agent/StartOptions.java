package ktrdr.cli.command.agent;

import ktrdr.cli.command.Body;
import ktrdr.cli.command.StrategyFile;
import picocli.CommandLine.Option;

/**
 * What a session may be told when it starts. Only what the user gave is sent; the server knows the
 * defaults.
 */
public final class StartOptions {
  @Option(
      names = {"-s", "--strategy"},
      paramLabel = "FILE",
      converter = StrategyFile.class,
      description = "A strategy document (YAML or JSON); then nothing is designed.")
  String strategy;

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
      description = "A failed gate does not decide the outcome; it stays recorded.")
  boolean bypassGates;

  /** The body of a trigger. */
  public Body body(String brief) {
    return new Body()
        .with("brief", brief)
        .with("model", model)
        .with("symbol", symbol)
        .with("timeframe", timeframe)
        .with("strategy", strategy)
        .with("seed", seed)
        .with("candidates", candidates)
        .with("resamples", resamples)
        .with("bypass_gates", bypassGates);
  }
}
