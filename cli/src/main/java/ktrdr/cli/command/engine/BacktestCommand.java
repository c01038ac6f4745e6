package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.stream.Stream;
import ktrdr.cli.command.AccountOptions;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.command.PeriodOptions;
import ktrdr.cli.command.StrategyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr backtest}: runs a stand-alone backtest. */
@Command(
    name = "backtest",
    description = "Backtest your own strategy, a trained model, or a rule that needs no model.",
    footer = {
      "",
      "Examples:",
      "  ktrdr backtest strategy.yaml",
      "  ktrdr backtest --model op_training_20261122_101500_k3v9x2m8q4 --detach",
      "  ktrdr backtest --policy sma_cross --fast 50 --slow 200 --symbol SPX \\",
      "      --timeframe 1d"
    })
public final class BacktestCommand extends EngineCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STRATEGY",
      converter = StrategyFile.class,
      description = "A strategy: a document (YAML or JSON; - is stdin) or the name of one.")
  String strategy;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The id of a completed training, whose model is tested.")
  String model;

  @Mixin PolicyOptions policy = new PolicyOptions();

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

  @Mixin PeriodOptions period = new PeriodOptions();
  @Mixin AccountOptions account = new AccountOptions();
  @Mixin KeyOption once = new KeyOption();

  public BacktestCommand(Context context) {
    super(context);
  }

  @Override
  protected JsonObject start() {
    JsonObject rule = policy.json();
    if (Stream.of(strategy, model, rule).filter(Objects::nonNull).count() != 1) {
      throw usage(
          "name one thing to backtest: a strategy document, --model ID or --policy sma_cross");
    }
    Body body =
        new Body()
            .with("strategy", strategy)
            .with("model_id", model)
            .with("policy", rule)
            .with("symbol", symbol)
            .with("timeframe", timeframe);
    return context().server().engine().backtest(once.key, account.in(period.in(body)).json());
  }
}
