package ktrdr.agent.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ktrdr.backtest.Fill;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy.Account;
import ktrdr.strategy.Strategy.Trading;
import org.junit.jupiter.api.Test;

class FillCheckTest {
  private static final Account COSTS = new Account(100_000, 0.001, 0.0005, 0.25, false);

  /** A buy signal at the first of three bars, and one trade that ends at the last. */
  private static List<String> failures(BarSeries bars, double entry, double exit) {
    Trade trade =
        new Trade(
            1,
            new Fill(1, bars.start(1), entry, 0),
            new Fill(2, bars.start(2), exit, 0),
            Trade.ExitReason.END);
    Signals signals = new Signals(new byte[] {1, 0, 0}, new float[] {0.9f, 0, 0});
    Pipeline pipeline =
        new Pipeline(
            (known, watch) -> null,
            new Pipeline.Learned((any, watch) -> null, null, List.of()),
            new Pipeline.Answers((any, watch) -> signals, (any, watch) -> signals, signals, ""),
            new Pipeline.Traded(
                new Trading(0.5, true, 0, COSTS), TestPeriod.whole(bars), List.of(trade)));
    return new FillCheck().failures(pipeline, Pipelines.QUIET);
  }

  @Test
  void prices_of_files_with_eight_decimals_are_right_to_half_of_the_last_one() {
    BarSeries bars = Closes.daily(1, 1.00000001, 1.2345678);
    // 1.00000001 × 1.0005 = 1.0005000100005, and 1.2345678 × 0.9995 = 1.2339505161
    assertThat(failures(bars, 1.00050001, 1.23395052)).isEmpty();
    assertThat(failures(bars, 1.00050003, 1.23395052))
        .containsExactly(
            "Trade 1 was entered at bar 1 for 1.00050003, which is not its open with slippage.");
  }

  @Test
  void a_price_far_below_eight_decimals_is_checked_as_closely_as_any() {
    BarSeries bars = Closes.daily(1e-9, 2e-9, 3e-9);
    assertThat(failures(bars, 2e-9 * 1.0005, 3e-9 * 0.9995)).isEmpty();
    assertThat(failures(bars, 2e-9, 3e-9 * 0.9995)).hasSize(1);
    assertThat(failures(bars, 2e-9 * 1.0005, 3.1e-9))
        .containsExactly(
            "Trade 1 was closed at bar 2 for 3.1E-9, which is not its price with slippage.");
  }
}
