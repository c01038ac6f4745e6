package ktrdr.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Signals;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class SmaCrossTest {

  private static int[] directions(BarSeries bars) {
    Signals signals = new SmaCross(1, 2).signals(bars, ProgressMonitor.unwatched());
    return IntStream.range(0, bars.size()).map(signals::direction).toArray();
  }

  @Test
  void it_says_buy_and_sell_only_where_the_means_cross() {
    // close minus two-bar mean: –, −1, −1, +1, +1, −1
    assertThat(directions(SeriesOf.flat(10, 8, 6, 8, 10, 8))).containsExactly(0, 0, 0, 1, 0, -1);
  }

  @Test
  void a_later_bar_changes_nothing_before_it() {
    BarSeries bars = SeriesOf.flat(10, 8, 6, 8, 10, 8, 90, 1);
    assertThat(directions(bars)).startsWith(directions(bars.upTo(5)));
  }

  @Test
  void a_fast_mean_is_shorter_than_a_slow_one() {
    assertThatThrownBy(() -> new SmaCross(20, 20)).hasMessageContaining("20");
  }
}
