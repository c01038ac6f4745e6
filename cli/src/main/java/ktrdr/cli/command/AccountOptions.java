package ktrdr.cli.command;

import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** The account that a backtest trades with, and what trading costs. */
public final class AccountOptions {
  @Option(names = "--capital", paramLabel = "USD", description = "What the account begins with.")
  BigDecimal capital;

  @Option(
      names = "--commission",
      paramLabel = "FRACTION",
      description = "Of each trade's value, 0.001 is 0.1 %%.")
  BigDecimal commission;

  @Option(
      names = "--slippage",
      paramLabel = "FRACTION",
      description = "How much worse the price is than the bar's, 0.0005 is 0.05 %%.")
  BigDecimal slippage;

  @Option(
      names = "--position-size",
      paramLabel = "FRACTION",
      description = "How much of the account one position takes, 0.1 is 10 %%.")
  BigDecimal positionSize;

  @Option(
      names = "--rules",
      paramLabel = "ktrdr|peer",
      description = "By whose rules orders are filled.")
  String rules;

  public Body in(Body body) {
    return body.with("initial_capital", capital)
        .with("commission", commission)
        .with("slippage", slippage)
        .with("position_size", positionSize)
        .with("rules", rules);
  }
}
