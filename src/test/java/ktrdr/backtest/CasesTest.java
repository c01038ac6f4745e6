package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.ImportedBars;
import ktrdr.strategy.Strategy.Account;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that went wrong once, through the import and a backtest. */
class CasesTest {
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"05_price_4e-9_500", "05_price_1e-8", "05_price_1e-6_pepe_like"})
  void at_tiny_prices_capital_and_profits_make_the_equity_to_the_cent(String name) {
    BacktestRun run = run(SeriesOf.file(name));
    Metrics.Capital capital = run.metrics().capital();
    assertThat(run.trades()).hasSizeGreaterThan(2);
    double profits = run.trades().stream().mapToDouble(Trade::netProfit).sum();
    assertThat(capital.initial() + profits).isEqualTo(capital.end(), within(0.01));
    assertThat(capital.end()).isEqualTo(run.equity().last());
    assertThat(run.trades())
        .allMatch(trade -> trade.entry().price() > 0 && Double.isFinite(trade.netReturn()));
  }

  @Test
  void a_backtest_of_hours_of_foreign_exchange_is_annualised_by_its_own_bars() throws IOException {
    Path csv = home.resolve("fx.csv");
    try (InputStream packed = getClass().getResourceAsStream("/cases/12_fx_24x5_always.csv.gz")) {
      Files.write(csv, new GZIPInputStream(packed).readAllBytes());
    }
    Symbol symbol = new Symbol("EURUSD", "imported", Symbol.Trading.ALWAYS);
    BarSeries bars =
        new ImportedBars(home.resolve("data"))
            .take(csv, symbol, Timeframe.H1, ProgressMonitor.unwatched());
    BacktestRun run = run(bars);
    Moments moments = Moments.of(run.equity().returns());
    double hours = 24 * 5 * 365.25 / 7;
    assertThat(run.metrics().sharpe())
        .isCloseTo(moments.sharpe() * StrictMath.sqrt(hours), withinPercentage(1));
  }

  private static BacktestRun run(BarSeries bars) {
    Account account = new Account(100_000, 0.001, 0.0005, 0.25, true);
    return new Backtest(SeriesOf.trading(account), Rules.KTRDR)
        .run(TestPeriod.whole(bars), new SmaCross(3, 9), ProgressMonitor.unwatched());
  }
}
