package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountingTest {
  private static final double CENT = 0.01;
  private static final int BARS = 3_000;

  @ParameterizedTest
  @CsvSource({"1,true,true", "2,true,false", "3,false,true", "4,false,false"})
  void capital_and_the_profits_of_all_trades_make_the_final_equity_to_the_cent(
      long seed, boolean aware, boolean allowShort) {
    Random random = new Random(seed);
    BacktestRun result = run(random, new Account(100_000, 0.001, 0.0005, 0.25, allowShort), aware);
    assertThat(result.trades().size()).isGreaterThan(400);
    assertAccounted(result.performance(), 100_000);
    assertAccounted(result.benchmark(), 100_000);
  }

  private static void assertAccounted(Performance performance, double capital) {
    double booked = capital + performance.trades().netProfit();
    assertThat(performance.equity().last()).isEqualTo(booked, within(CENT / 100));
  }

  private static BacktestRun run(Random random, Account account, boolean aware) {
    double[] pairs = new double[2 * BARS];
    int[] directions = new int[BARS];
    double price = 50;
    for (int i = 0; i < pairs.length; i++) {
      price *= 1 + 0.01 * random.nextGaussian();
      pairs[i] = price;
      directions[i / 2] = random.nextInt(3) - 1;
    }
    BarSeries bars = SeriesOf.opensAndCloses(pairs);
    return new Backtest(new Trading(0.5, aware, 0, account), Rules.KTRDR)
        .run(TestPeriod.whole(bars), SeriesOf.says(directions), ProgressMonitor.unwatched());
  }
}
