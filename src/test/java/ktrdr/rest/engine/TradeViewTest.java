package ktrdr.rest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import ktrdr.backtest.Fill;
import ktrdr.backtest.Trade;
import org.junit.jupiter.api.Test;

class TradeViewTest {
  private static TradeView bought(double price) {
    Fill entry = new Fill(1, Instant.EPOCH, price, 0);
    Fill exit = new Fill(2, Instant.EPOCH, 6e-9, 0);
    return TradeView.of(new Trade(1_000, entry, exit, Trade.ExitReason.SIGNAL));
  }

  @Test
  void a_price_of_4e_9_has_a_return() {
    assertThat(bought(4e-9).netReturn()).isEqualTo(0.5, within(1e-15));
  }

  @Test
  void a_price_that_an_earlier_version_rounded_to_0_has_no_return() {
    assertThat(bought(0).netReturn()).isNull();
  }
}
