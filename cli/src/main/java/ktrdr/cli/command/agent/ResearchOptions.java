package ktrdr.cli.command.agent;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Dollars;
import ktrdr.cli.command.EvaluationOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options for what is researched and for how much, whoever does it. Only what the user gave is
 * sent, because the server knows the defaults.
 */
public final class ResearchOptions {
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
      names = "--surrogates",
      paramLabel = "N",
      description =
          "How many series of permuted bars the strategy is also tested on; 0 means none.")
  Integer surrogates;

  @Mixin EvaluationOptions evaluation = new EvaluationOptions();

  @Option(
      names = "--bypass-gates",
      description = "A failed gate is recorded but does not decide the outcome.")
  boolean bypassGates;

  /** Adds what the user gave to the body of a request. */
  Body to(Body body) {
    return evaluation
        .to(body)
        .with("budget_usd", budget)
        .with("mask", unmasked ? JsonValue.FALSE : null)
        .with("symbol", symbol)
        .with("timeframe", timeframe)
        .with("seed", seed)
        .with("candidates", candidates)
        .with("resamples", resamples)
        .with("surrogates", surrogates)
        .with("bypass_gates", bypassGates);
  }

  /** Whether the user gave any of them. */
  boolean given() {
    return !to(new Body()).json().isEmpty();
  }
}
