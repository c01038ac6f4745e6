package ktrdr.strategy.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ktrdr.market.Closes;
import org.junit.jupiter.api.Test;

class EwmVolatilityTest {

  @Test
  void it_begins_with_the_mean_square_and_forgets_by_two_over_the_span_plus_one() {
    // returns 10 %, −10 %, 0 %, of span 2: a = 2/3
    double[] moves = EwmVolatility.of(Closes.daily(100, 110, 99, 99), 2);
    assertThat(moves[1]).isNaN();
    assertThat(moves[2]).isCloseTo(99 * 0.1, within(1e-12));
    assertThat(moves[3]).isCloseTo(99 * Math.sqrt(0.01 / 3), within(1e-12));
  }

  @Test
  void a_price_that_does_not_move_has_none() {
    assertThat(EwmVolatility.of(Closes.daily(5, 5, 5, 5), 2)).endsWith(0, 0);
  }

  @Test
  void a_value_does_not_depend_on_what_comes_later() {
    double[] all = EwmVolatility.of(Closes.daily(1, 2, 4, 3, 5, 9), 2);
    double[] past = EwmVolatility.of(Closes.daily(1, 2, 4, 3), 2);
    assertThat(past[3]).isEqualTo(all[3]);
  }
}
