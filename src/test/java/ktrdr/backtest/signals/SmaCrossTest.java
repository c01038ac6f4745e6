package ktrdr.backtest.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.Rules;
import ktrdr.backtest.SeriesOf;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.strategy.SignalModel;
import ktrdr.strategy.Signals;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmaCrossTest {

  private static int[] directions(SignalModel cross, BarSeries bars) {
    Signals signals = cross.signals(bars, ProgressMonitor.unwatched());
    return IntStream.range(0, bars.size()).map(signals::direction).toArray();
  }

  private static int[] directions(BarSeries bars) {
    return directions(new SmaCross(1, 2), bars);
  }

  private static int[] directions(SignalModel cross, String... closes) {
    double[] prices = Stream.of(closes).mapToDouble(Double::parseDouble).toArray();
    return directions(cross, SeriesOf.flat(prices));
  }

  @Test
  void it_says_buy_and_sell_only_where_the_means_cross() {
    // close minus two-bar mean: –, −1, −1, +1, +1, −1
    assertThat(directions(SeriesOf.flat(10, 8, 6, 8, 10, 8))).containsExactly(0, 0, 0, 1, 0, -1);
  }

  @Test
  void means_that_touch_cross_at_the_bar_at_which_they_part() {
    // close minus two-bar mean: –, −1, 0, 0, +1
    assertThat(directions(SeriesOf.flat(10, 8, 8, 8, 10))).containsExactly(0, 0, 0, 0, 1);
  }

  @Test
  void means_that_touch_and_part_to_the_side_they_came_from_do_not_cross() {
    assertThat(directions(SeriesOf.flat(10, 8, 8, 6, 4))).containsOnly(0);
  }

  @Test
  void flat_prices_give_nothing_and_the_first_move_after_a_flat_start_is_a_cross() {
    SmaCross cross = new SmaCross(2, 5);
    double[] prices = new double[40];
    Arrays.fill(prices, 0.1);
    assertThat(directions(cross, SeriesOf.flat(prices))).containsOnly(0);
    prices[39] = 0.2;
    assertThat(directions(cross, SeriesOf.flat(prices))).endsWith(0, 1);
  }

  @Test
  void a_touch_gives_the_trades_of_a_hair_above_it_one_bar_later() {
    assertThat(tradesOf("08_sma_touch_control")).containsExactly("long 5 11");
    assertThat(tradesOf("08_sma_touch_missed_cross")).containsExactly("long 6 11");
  }

  private static Stream<String> tradesOf(String name) {
    return new Backtest(SeriesOf.trading(SeriesOf.free(1_000, false)), Rules.KTRDR)
            .run(
                TestPeriod.whole(SeriesOf.file(name)),
                new SmaCross(1, 2),
                ProgressMonitor.unwatched())
            .trades()
            .stream()
            .map(t -> t.direction() + " " + t.entry().bar() + " " + t.exit().bar());
  }

  @Test
  void means_of_decimal_prices_are_equal_where_they_are_equal_on_paper() {
    // 0.1 + 0.2 is not 2 × 0.15 for doubles
    int[] directions = directions(new SmaCross(2, 4), "0.3", "0.1", "0.2", "0.1", "0.2", "0.1");
    assertThat(directions).containsExactly(0, 0, 0, 0, 0, 0);
  }

  @Test
  void a_huge_price_is_forgotten_when_it_has_left_the_window() {
    String[] closes = new String[60];
    Arrays.setAll(closes, i -> i == 10 ? "1e300" : i % 2 == 0 ? "1.01" : "1.02");
    int[] directions = directions(new SmaCross(2, 4), closes);
    assertThat(directions).containsExactly(ExactCross.directions(2, 4, closes));
    assertThat(Arrays.copyOfRange(directions, 14, 60)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_crosses_are_those_of_exact_arithmetic(long seed) {
    Random random = new Random(seed);
    String[] closes = new String[4_000];
    int price = 500;
    for (int i = 0; i < closes.length; i++) {
      price = Math.max(100, price + random.nextInt(3) - 1);
      boolean outlier = random.nextInt(500) == 0;
      closes[i] = outlier ? random.nextInt(9) + 1 + "e" + random.nextInt(19) : price + "e-" + seed;
    }
    int fast = 1 + random.nextInt(5);
    int slow = fast + 1 + random.nextInt(30);
    assertThat(directions(new SmaCross(fast, slow), closes))
        .containsExactly(ExactCross.directions(fast, slow, closes));
  }

  @Test
  void averages_of_very_many_bars_are_those_of_exact_arithmetic() {
    Random random = new Random(9);
    String[] closes = new String[6_000];
    Arrays.setAll(closes, i -> 9_000_000 + random.nextInt(3) + ".00000001");
    assertThat(directions(new SmaCross(2_000, 4_000), closes))
        .containsExactly(ExactCross.directions(2_000, 4_000, closes));
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
