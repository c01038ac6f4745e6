package ktrdr.cli.command;

import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** Options for the account of a backtest and its trading costs. */
public final class AccountOptions {
  @Option(names = "--capital", paramLabel = "USD", description = "Initial capital of the account.")
  BigDecimal capital;

  @Option(
      names = "--commission",
      paramLabel = "FRACTION",
      description = "Commission of each fill, as a fraction of its value: 0.001 is 0.1 %%.")
  BigDecimal commission;

  @Option(
      names = "--slippage",
      paramLabel = "FRACTION",
      description = "How much worse than the bar's price a fill is: 0.0005 is 0.05 %%.")
  BigDecimal slippage;

  @Option(
      names = "--position-size",
      paramLabel = "FRACTION",
      description = "Fraction of the account in one position: 0.1 is 10 %%.")
  BigDecimal positionSize;

  @Option(
      names = "--unit",
      paramLabel = "0|1",
      description = "Smallest step of an order: 0 for parts of a unit, 1 for whole units.")
  Integer unit;

  @Option(
      names = "--fixed-fee",
      paramLabel = "USD",
      description = "Fee of each fill, whatever its value.")
  BigDecimal fixedFee;

  @Option(
      names = "--rebate",
      paramLabel = "FRACTION",
      description = "What the exchange pays back of each fill, as a fraction of its value.")
  BigDecimal rebate;

  @Option(
      names = "--cash-rate",
      paramLabel = "FRACTION",
      description = "What idle cash earns a year: 0.03 is 3 %%. Sharpe ratios are in excess of it.")
  BigDecimal cashRate;

  @Option(
      names = "--borrow-rate",
      paramLabel = "FRACTION",
      description = "What a short position costs a year, as a fraction of its value.")
  BigDecimal borrowRate;

  @Option(
      names = "--rules",
      paramLabel = "ktrdr|peer",
      description = "Whose rules size and fill the orders.")
  String rules;

  /** Adds the options that the user gave to the body. */
  public Body in(Body body) {
    return body.with("initial_capital", capital)
        .with("commission", commission)
        .with("slippage", slippage)
        .with("position_size", positionSize)
        .with("unit", unit)
        .with("fixed_fee", fixedFee)
        .with("rebate", rebate)
        .with("cash_rate", cashRate)
        .with("borrow_rate", borrowRate)
        .with("rules", rules);
  }
}
