package ktrdr.cli.command.agent;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Dollars;
import ktrdr.cli.command.StrategyFile;
import picocli.CommandLine.Option;

/**
 * Options for starting a session. Only what the user gave is sent, because the server knows the
 * defaults.
 */
public final class StartOptions {
  @Option(
      names = {"-s", "--strategy"},
      paramLabel = "FILE",
      converter = StrategyFile.class,
      description = "A strategy document (YAML or JSON); skips the design.")
  String strategy;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "The model that designs and assesses: builtin, or see ktrdr agent models.")
  String model;

  @Option(
      names = "--design-model",
      paramLabel = "MODEL",
      description = "The model that designs, if it is another.")
  String designModel;

  @Option(
      names = "--assess-model",
      paramLabel = "MODEL",
      description = "The model that explains the verdict, if it is another.")
  String assessModel;

  @Option(
      names = "--budget",
      paramLabel = "COST",
      converter = Dollars.class,
      description = "What its language models may cost, in US dollars.")
  BigDecimal budget;

  @Option(
      names = "--no-mask",
      description = "Tell a language model the symbol, the dates and the prices.")
  boolean unmasked;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The symbol to trade, for example SPX.")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      description = "The length of a bar, for example 1d.")
  String timeframe;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed; the same seed gives the same numbers.")
  Long seed;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "How many candidate strategies the design tries.")
  Integer candidates;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "How many bootstrap resamples the assessment draws.")
  Integer resamples;

  @Option(
      names = "--bypass-gates",
      description = "A failed gate is recorded but does not decide the outcome.")
  boolean bypassGates;

  /** Builds the body of a trigger. */
  public Body body(String brief) {
    return new Body()
        .with("brief", brief)
        .with("model", model)
        .with("design_model", designModel)
        .with("assess_model", assessModel)
        .with("budget_usd", budget)
        .with("mask", unmasked ? JsonValue.FALSE : null)
        .with("symbol", symbol)
        .with("timeframe", timeframe)
        .with("strategy", strategy)
        .with("seed", seed)
        .with("candidates", candidates)
        .with("resamples", resamples)
        .with("bypass_gates", bypassGates);
  }
}
