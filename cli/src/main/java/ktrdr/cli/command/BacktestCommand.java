package ktrdr.cli.command;

import jakarta.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr backtest}: one backtest, without the agent. */
@Command(
    name = "backtest",
    description = "Backtest a strategy of your own, or a rule without a model.",
    footer = {
      "",
      "Examples:",
      "  ktrdr backtest strategy.yaml -f",
      "  ktrdr backtest --policy sma_cross --fast 50 --slow 200 --symbol SPX --timeframe 1d -f"
    })
public final class BacktestCommand extends StartCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STRATEGY",
      converter = StrategyFile.class,
      description = "A strategy document (YAML or JSON); - reads it from stdin.")
  String strategy;

  @Mixin PolicyOptions policy = new PolicyOptions();

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

  @Mixin PeriodOptions period = new PeriodOptions();
  @Mixin AccountOptions account = new AccountOptions();

  public BacktestCommand(Context context) {
    super(context);
  }

  @Override
  int run() {
    JsonObject rule = policy.json();
    if ((strategy == null) == (rule == null)) {
      throw usage("name what to backtest: a strategy document, or --policy sma_cross");
    }
    Body body =
        new Body()
            .with("strategy", strategy)
            .with("policy", rule)
            .with("symbol", symbol)
            .with("timeframe", timeframe);
    return started(context().server().engine().backtest(account.in(period.in(body)).json()));
  }
}
