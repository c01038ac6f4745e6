package ktrdr.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.backtest.TestPeriod;
import ktrdr.market.Closes;
import ktrdr.strategy.Signals;
import org.junit.jupiter.api.Test;

class SignalCountsTest {

  @Test
  void the_signals_of_the_period_are_counted_but_for_the_last_that_no_order_can_follow() {
    Signals signals =
        new Signals(
            new byte[] {1, 1, -1, 0, 0, 1, 1},
            new float[] {0.9f, 0.9f, 0.6f, 0.5f, 0.4f, 0.4f, 0.9f});
    TestPeriod period = TestPeriod.of(Closes.daily(1, 2, 3, 4, 5, 6, 7), 1, 7);
    assertThat(SignalCounts.of(signals, period, 0.5)).isEqualTo(new SignalCounts(1, 1, 2, 1));
  }
}
