package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.backtest.benchmarks.Benchmarks;
import ktrdr.backtest.files.EquityCsv;
import ktrdr.backtest.files.TradesCsv;
import ktrdr.backtest.signals.BuyAndHold;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Sizing.Units;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account may trade, what it pays and what it earns, with numbers checked by hand. */
class AccountTest {
  private static final Costs FREE = new Costs(0, 0, 0, 0);
  private static final BarSeries FOUR = SeriesOf.flat(100, 100, 110, 110);
  private static final SignalModel NEVER = SeriesOf.says(0, 0, 0, 0);
  private static final SignalModel LONG = SeriesOf.says(1, 0, 0, 0);
  private static final SignalModel SHORT = SeriesOf.says(-1, 0, 0, 0);

  private static Account account(Units units, Costs costs, Rates rates) {
    return new Account(1_000, new Sizing(1, true, Optional.of(units)), costs, rates);
  }

  private static BacktestRun run(BarSeries bars, Account account, SignalModel model, Rules rules) {
    return new Backtest(new Trading(0.5, true, 0, account), rules)
        .run(TestPeriod.whole(bars), model, ProgressMonitor.unwatched());
  }

  private static BacktestRun run(Account account, SignalModel model) {
    return run(FOUR, account, model, Rules.KTRDR);
  }

  @Test
  void a_fractional_order_spends_all_that_it_may() {
    Costs costs = new Costs(0.001, 0.0005, 0, 0);
    Trade trade = run(account(Units.FRACTIONAL, costs, Rates.NONE), LONG).trades().get(0);
    assertThat(trade.units()).isEqualTo(1_000 / (100.05 * 1.001));
    Trade whole = run(account(Units.WHOLE, costs, Rates.NONE), LONG).trades().get(0);
    assertThat(whole.units()).isEqualTo(9);
  }

  @Test
  void rounding_leaves_no_cash_that_is_worth_an_order() {
    Sizing third = new Sizing(1 / 3.0, false, Optional.of(Units.FRACTIONAL));
    Account account = new Account(1_000, third, new Costs(0.001, 0, 0, 0), Rates.NONE);
    BarSeries bars = SeriesOf.flat(7, 7, 7, 7, 7, 7, 7, 7);
    BacktestRun run =
        new Backtest(new Trading(0.5, false, 0, account), Rules.KTRDR)
            .run(
                TestPeriod.whole(bars),
                SeriesOf.says(1, 1, 1, 1, 1, 1, 1, 0),
                ProgressMonitor.unwatched());
    assertThat(run.trades()).hasSizeLessThan(5).allMatch(trade -> trade.notional() > 0.1);
    assertThat(run.performance().equity().last()).isEqualTo(998, within(1e-2));
  }

  @Test
  void a_unit_dearer_than_the_position_buys_nothing_and_is_told() {
    BarSeries bars = SeriesOf.file("10_price_above_capital");
    BacktestRun whole =
        run(bars, account(Units.WHOLE, FREE, Rates.NONE), new BuyAndHold(), Rules.KTRDR);
    assertThat(whole.trades()).isEmpty();
    assertThat(AccountNotes.of(whole))
        .singleElement()
        .asString()
        .contains("a unit costs more than the position", "of at most 1,000.00 USD", "With unit 0");
    BacktestRun parts =
        run(bars, account(Units.FRACTIONAL, FREE, Rates.NONE), new BuyAndHold(), Rules.KTRDR);
    assertThat(parts.trades()).hasSize(1);
    assertThat(AccountNotes.of(parts)).singleElement().asString().contains("the last bar's close");
  }

  @Test
  void the_peer_trades_whole_units_and_tells_what_its_last_bar_does() {
    BarSeries bars = SeriesOf.file("07_peer_last_bar");
    Account account = account(Units.FRACTIONAL, FREE, Rates.NONE);
    BacktestRun run = run(bars, account, new SmaCross(2, 5), Rules.PEER);
    assertThat(run.trades()).isEmpty();
    // Nine units, decided at the last close of 130 and filled at the open of 106 before it.
    assertThat(run.performance().equity().last()).isEqualTo(1_000 + 9 * (130 - 106));
    assertThat(AccountNotes.of(run)).singleElement().asString().contains("last bar's close");
  }

  @Test
  void idle_cash_earns_its_rate_and_has_no_excess() {
    Account account = account(Units.FRACTIONAL, FREE, new Rates(0.05, 0));
    BacktestRun run = run(account, NEVER);
    double bar = 1 + 0.05 / FOUR.barsPerYear();
    assertThat(run.performance().equity().last()).isCloseTo(1_000 * bar * bar * bar, within(1e-9));
    assertThat(run.metrics().capital().carry().interest())
        .isCloseTo(1_000 * (bar * bar * bar - 1), within(1e-9));
    assertThat(run.metrics().sharpe()).isNaN();
    assertThat(run.equity().excessReturns()).containsOnly(0.0);
    assertThat(run.metrics().ratios().cashRate()).isEqualTo(0.05);
  }

  @Test
  void the_cash_benchmark_earns_what_idle_cash_earns() {
    BacktestRun run = run(account(Units.FRACTIONAL, FREE, new Rates(0.05, 0)), NEVER);
    BenchmarkFigures cash =
        Benchmarks.of(run, 1, ProgressMonitor.unwatched()).stream()
            .filter(benchmark -> benchmark.kind() == BenchmarkFigures.Kind.CASH)
            .findFirst()
            .orElseThrow();
    assertThat(cash.totalReturn()).isCloseTo(run.metrics().totalReturn(), within(1e-12));
    assertThat(cash.label()).isEqualTo("cash at 5 % a year");
  }

  @Test
  void a_position_earns_no_interest_and_proceeds_of_a_short_sale_earn_none() {
    Rates rates = new Rates(0.05, 0);
    double bar = 0.05 / FOUR.barsPerYear();
    BacktestRun bought = run(account(Units.FRACTIONAL, FREE, rates), LONG);
    // Cash before the first fill only.
    assertThat(bought.performance().interest()).isCloseTo(1_000 * bar, within(1e-9));
    BacktestRun sold = run(account(Units.FRACTIONAL, FREE, rates), SHORT);
    double first = 1_000 * bar;
    double second = (1_000 + first) * bar;
    double third = (1_000 + first) * (1 - 0.1) * bar; // ten units, each 10 dollars dearer
    assertThat(sold.performance().interest()).isCloseTo(first + second + third, within(1e-3));
  }

  @Test
  void a_short_sale_pays_for_borrowing_at_each_close_that_it_is_held_over() {
    Account account = account(Units.WHOLE, FREE, new Rates(0, 0.2));
    BacktestRun run = run(account, SHORT);
    Trade trade = run.trades().get(0);
    double bar = 0.2 / FOUR.barsPerYear();
    assertThat(trade.units()).isEqualTo(-10);
    assertThat(trade.borrowing()).isCloseTo(10 * (100 + 110) * bar, within(1e-9));
    assertThat(trade.netProfit()).isCloseTo(-100 - trade.borrowing(), within(1e-9));
    assertThat(run.performance().equity().last()).isCloseTo(900 - trade.borrowing(), within(1e-9));
    assertThat(run.metrics().capital().carry().borrowing()).isEqualTo(trade.borrowing());
    assertThat(run(account, LONG).trades().get(0).borrowing()).isZero();
  }

  @Test
  void a_fixed_fee_and_a_rebate_are_part_of_each_fill() {
    Costs costs = new Costs(0.002, 0, 5, 0.001);
    Trade trade = run(account(Units.FRACTIONAL, costs, Rates.NONE), LONG).trades().get(0);
    double units = (1_000 - 5) / (100 * 1.001);
    assertThat(trade.units()).isCloseTo(units, within(1e-12));
    assertThat(trade.entry().commission()).isCloseTo(units * 100 * 0.001 + 5, within(1e-9));
    assertThat(trade.exit().commission()).isCloseTo(units * 110 * 0.001 + 5, within(1e-9));
  }

  @Test
  void a_fee_above_the_equity_buys_nothing() {
    Costs costs = new Costs(0, 0, 2_000, 0);
    assertThat(run(account(Units.FRACTIONAL, costs, Rates.NONE), LONG).trades()).isEmpty();
  }

  @Test
  void fractions_and_borrowing_survive_their_file(@TempDir Path folder) {
    BacktestRun run = run(account(Units.FRACTIONAL, FREE, new Rates(0, 0.2)), SHORT);
    Path file = folder.resolve("trades.csv");
    TradesCsv.write(file, run.trades(), ProgressMonitor.unwatched());
    assertThat(TradesCsv.page(file, 0, 10).rows()).isEqualTo(run.trades());
    assertThat(file).content().startsWith(TradesCsv.HEADER + ",borrowing_usd\n");
  }

  /** The hashes are those of the release before units could have fractions. */
  @Test
  void an_account_of_before_gives_the_trades_and_the_equity_of_before(@TempDir Path folder)
      throws IOException {
    Account account = new Account(100_000, 0.001, 0.0005, 0.25, true);
    BacktestRun run =
        new Backtest(new Trading(0, false, 0, account), Rules.KTRDR)
            .run(
                TestPeriod.whole(Bars.bundled().load("SPX", Timeframe.D1)),
                new SmaCross(10, 50),
                ProgressMonitor.unwatched());
    Path trades = folder.resolve("trades.csv");
    Path equity = folder.resolve("equity.csv");
    TradesCsv.write(trades, run.trades(), ProgressMonitor.unwatched());
    EquityCsv.write(equity, run.equityPoints(), ProgressMonitor.unwatched());
    assertThat(Sha256.of(Files.readAllBytes(trades)))
        .isEqualTo("3285d58d2c4934e00f8985747b12a617488d899ba7a043c86aefbf27b4579887");
    assertThat(Sha256.of(Files.readAllBytes(equity)))
        .isEqualTo("7c5f1189c5bf25d7f019225fe9c626095f65e5a524328f5405b86332ef76b606");
    assertThat(run.metrics().sharpe()).isEqualTo(-0.11375966205069292);
  }
}
