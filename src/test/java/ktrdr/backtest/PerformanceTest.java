package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  private static final List<String> WIRE =
      List.of(
          "period",
          "in_sample",
          "initial_capital_usd",
          "final_equity_usd",
          "net_profit_usd",
          "total_return",
          "annual_return",
          "annual_volatility",
          "sharpe",
          "sortino",
          "calmar",
          "max_drawdown",
          "win_rate",
          "profit_factor",
          "exposure",
          "turnover",
          "trade_count",
          "commission_usd",
          "benchmark");

  private static BacktestResult run(int... directions) {
    double[] prices = {10, 10, 12, 12, 12, 9, 9, 9};
    return new Backtest(SeriesOf.trading(SeriesOf.free(120, false)), Rules.KTRDR)
        .run(
            TestPeriod.whole(SeriesOf.flat(prices)),
            SeriesOf.says(directions),
            ProgressMonitor.unwatched());
  }

  /** Buys 12 at 10 and sells at 12, then 12 again at 12 and sells at 9. */
  private static BacktestResult oneWinnerOneLoser() {
    return run(1, -1, 0, 1, -1, 0, 0, 0);
  }

  @Test
  void every_name_of_the_wire_is_there() {
    assertThat(oneWinnerOneLoser().facts().keySet()).containsAll(WIRE);
  }

  @Test
  void one_winner_and_one_loser_win_half_of_the_time() {
    Map<String, Object> facts = oneWinnerOneLoser().facts();
    assertThat(facts).containsEntry("trade_count", 2).containsEntry("win_rate", 0.5);
    assertThat(facts).containsEntry("profit_factor", 24.0 / 36).containsEntry("exposure", 0.25);
    assertThat(facts).containsEntry("net_profit_usd", -12.0);
  }

  @Test
  void turnover_is_what_changed_hands_over_mean_equity_a_year() {
    // 12 × (10 + 12) + 12 × (12 + 9) = 516 dollars in 7 of 252 bars
    double meanEquity = (120 + 120 + 144 + 144 + 144 + 108 + 108 + 108) / 8.0;
    assertThat(oneWinnerOneLoser().performance().turnover())
        .isEqualTo(516 / meanEquity / (7.0 / 252));
  }

  @Test
  void what_is_not_finite_is_null() {
    Map<String, Object> facts = run(0, 0, 0, 0, 0, 0, 0, 0).facts();
    assertThat(facts).containsEntry("trade_count", 0).containsEntry("total_return", 0.0);
    assertThat(facts).containsEntry("win_rate", null).containsEntry("profit_factor", null);
    assertThat(facts).containsEntry("sharpe", null).containsEntry("calmar", null);
  }

  @Test
  void without_a_loser_the_profit_factor_is_null() {
    assertThat(run(1, -1, 0, 0, 0, 0, 0, 0).facts()).containsEntry("profit_factor", null);
  }
}
