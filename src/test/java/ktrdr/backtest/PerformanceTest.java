package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  private static BacktestRun run(int... directions) {
    double[] prices = {10, 10, 12, 12, 12, 9, 9, 9};
    return new Backtest(SeriesOf.trading(SeriesOf.free(120, false)), Rules.KTRDR)
        .run(
            TestPeriod.whole(SeriesOf.flat(prices)),
            SeriesOf.says(directions),
            ProgressMonitor.unwatched());
  }

  /** Buys 12 at 10 and sells at 12, then 12 again at 12 and sells at 9. */
  private static BacktestRun oneWinnerOneLoser() {
    return run(1, -1, 0, 1, -1, 0, 0, 0);
  }

  @Test
  void one_winner_and_one_loser_win_half_of_the_time() {
    Metrics metrics = oneWinnerOneLoser().metrics();
    assertThat(metrics.trades().count()).isEqualTo(2);
    assertThat(metrics.trades().winRate()).isEqualTo(0.5);
    assertThat(metrics.trades().profitFactor()).isEqualTo(24.0 / 36);
    assertThat(metrics.exposure()).isEqualTo(0.25);
    assertThat(metrics.capital().netProfit()).isEqualTo(-12.0);
  }

  @Test
  void turnover_is_what_changed_hands_over_mean_equity_a_year() {
    // 12 × (10 + 12) + 12 × (12 + 9) = 516 dollars in 7 of 365.25 bars: daily ones without a
    // weekend
    double meanEquity = (120 + 120 + 144 + 144 + 144 + 108 + 108 + 108) / 8.0;
    assertThat(oneWinnerOneLoser().performance().turnover())
        .isEqualTo(516 / meanEquity / (7.0 / 365.25));
  }

  @Test
  void without_trades_there_is_no_ratio() {
    Metrics metrics = run(0, 0, 0, 0, 0, 0, 0, 0).metrics();
    assertThat(metrics.trades().count()).isZero();
    assertThat(metrics.totalReturn()).isZero();
    assertThat(metrics.trades().winRate()).isNaN();
    assertThat(metrics.trades().profitFactor()).isNaN();
    assertThat(metrics.sharpe()).isNaN();
    assertThat(metrics.ratios().calmar()).isNaN();
  }

  @Test
  void without_a_loser_the_profit_factor_is_infinite() {
    assertThat(run(1, -1, 0, 0, 0, 0, 0, 0).metrics().trades().profitFactor()).isInfinite();
  }
}
