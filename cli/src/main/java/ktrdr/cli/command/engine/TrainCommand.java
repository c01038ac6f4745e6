package ktrdr.cli.command.engine;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.EvaluationOptions;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.command.PeriodOptions;
import ktrdr.cli.command.StrategyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr train}: runs a stand-alone training. */
@Command(
    name = "train",
    description = "Train the model of your own strategy and follow it until it ends.",
    footer = {
      "",
      "Examples:",
      "  ktrdr train strategy.yaml",
      "  ktrdr train strategy.yaml --evaluation walk_forward --folds 4",
      "  ktrdr train strategy.yaml --symbol SPX --from 2000-01-01 --seed 7 --detach"
    })
public final class TrainCommand extends EngineCommand {
  @Parameters(
      paramLabel = "STRATEGY",
      converter = StrategyFile.class,
      description = "A strategy: a document (YAML or JSON; - is stdin) or the name of one.")
  String strategy;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "Replaces the strategy's symbol.")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      description = "Replaces the strategy's timeframe.")
  String timeframe;

  @Mixin PeriodOptions period = new PeriodOptions();
  @Mixin EvaluationOptions evaluation = new EvaluationOptions();
  @Mixin KeyOption once = new KeyOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed; the same seed gives the same numbers.")
  Long seed;

  public TrainCommand(Context context) {
    super(context);
  }

  @Override
  protected JsonObject start() {
    Body body =
        new Body()
            .with("strategy", strategy)
            .with("symbols", onlyOne(symbol))
            .with("timeframes", onlyOne(timeframe))
            .with("seed", seed);
    return context().server().engine().train(once.key, evaluation.to(period.in(body)).json());
  }

  /** A list with one element, as the server expects; null for null. */
  private static JsonArray onlyOne(String text) {
    return text == null ? null : Json.createArrayBuilder().add(text).build();
  }
}
