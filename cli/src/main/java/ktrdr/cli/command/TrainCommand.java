package ktrdr.cli.command;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr train}: one training, without the agent. */
@Command(
    name = "train",
    description = "Train the model of a strategy of your own.",
    footer = {
      "",
      "Examples:",
      "  ktrdr train strategy.yaml -f",
      "  ktrdr train strategy.yaml --symbol SPX --from 2000-01-01 --seed 7 -f"
    })
public final class TrainCommand extends StartCommand {
  @Parameters(
      paramLabel = "STRATEGY",
      converter = StrategyFile.class,
      description = "A strategy document (YAML or JSON); - reads it from stdin.")
  String strategy;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      split = ",",
      description = "Instead of the strategy's symbols; several with commas.")
  List<String> symbols;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      split = ",",
      description = "Instead of the strategy's, for example 1d.")
  List<String> timeframes;

  @Mixin PeriodOptions period = new PeriodOptions();
  @Mixin KeyOption once = new KeyOption();

  @Option(names = "--seed", paramLabel = "N", description = "Same seed, same numbers.")
  Long seed;

  public TrainCommand(Context context) {
    super(context);
  }

  @Override
  int run() {
    Body body =
        new Body()
            .with("strategy", strategy)
            .with("symbols", array(symbols))
            .with("timeframes", array(timeframes))
            .with("seed", seed);
    return started(context().server().engine().train(once.key, period.in(body).json()));
  }

  private static JsonArray array(List<String> texts) {
    return texts == null ? null : Json.createArrayBuilder(texts).build();
  }
}
