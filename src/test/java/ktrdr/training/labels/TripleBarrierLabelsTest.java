package ktrdr.training.labels;

import static ktrdr.training.labels.LabelSeries.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;
import ktrdr.market.Candles;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Volatility;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

/**
 * Bar 1 is the one that is labelled. Its true range is 4, which is also its average over one bar:
 * with the next open at 100, the barriers are at 104 and 96.
 */
class TripleBarrierLabelsTest {
  private static final double[] BEFORE = {100, 101, 99, 100};
  private static final double[] LABELLED = {100, 102, 98, 100};
  private static final double[] QUIET = {100, 103, 97, 100};
  private static final double[] UP = {100, 104, 99, 103};
  private static final double[] DOWN = {100, 101, 96, 97};
  private static final Labels.TripleBarrier TWO_BARS = new Labels.TripleBarrier(1, 1, 1, 2);

  @Test
  void the_upper_barrier_first_is_a_buy_and_that_bar_decides() {
    assertLabel(labels(TWO_BARS, 0, QUIET, UP), Label.BUY, 3);
  }

  @Test
  void the_lower_barrier_first_is_a_sell_even_if_the_upper_one_follows() {
    assertLabel(labels(TWO_BARS, 0, DOWN, UP), Label.SELL, 2);
  }

  /** Bar 1 falls by 1 %: with a span of 1 that is its deviation, so the barriers are 0.99 away. */
  @Test
  void barriers_may_be_multiples_of_the_deviation_of_returns() {
    Labels.TripleBarrier ewm = new Labels.TripleBarrier(new Volatility.Ewm(1), 1, 1, 2);
    List<double[]> bars = new ArrayList<>();
    bars.add(new double[] {100, 101, 99, 100});
    bars.add(new double[] {100, 101, 98, 99});
    bars.add(new double[] {99, 99.98, 98.02, 99});
    bars.add(new double[] {99, 99.99, 98.5, 99});
    LabelSeries labels = of(Candles.daily(bars), ewm, 0);
    assertThat(labels.label(0)).isNull();
    assertLabel(labels, Label.BUY, 3);
  }

  @Test
  void both_in_one_bar_are_held() {
    assertLabel(labels(TWO_BARS, 0, new double[] {100, 104, 96, 103}, UP), Label.HOLD, 2);
  }

  @Test
  void neither_within_the_horizon_is_held_and_its_last_bar_decides() {
    assertLabel(labels(TWO_BARS, 0, QUIET, QUIET, UP), Label.HOLD, 3);
  }

  @Test
  void a_horizon_that_the_bars_do_not_reach_leaves_no_label_unless_a_barrier_is_touched() {
    assertLabel(labels(TWO_BARS, 0, QUIET), null, UNDECIDED);
    assertLabel(labels(TWO_BARS, 0, UP), Label.BUY, 2);
    assertLabel(labels(TWO_BARS, 0), null, UNDECIDED);
  }

  @Test
  void the_barriers_stand_around_the_next_open_and_not_around_the_close() {
    // from 110 they are 114 and 106; from the close of 100 the gap alone would be a touch
    double[] gap = {110, 113, 107, 110};
    assertLabel(labels(TWO_BARS, 0, gap, new double[] {110, 114, 110, 112}), Label.BUY, 3);
    assertLabel(labels(TWO_BARS, 0, gap, new double[] {110, 112, 106, 108}), Label.SELL, 3);
  }

  @Test
  void profit_and_stop_have_a_multiple_each() {
    Labels.TripleBarrier far = new Labels.TripleBarrier(1, 2, 1, 2);
    assertLabel(labels(far, 0, UP, QUIET), Label.HOLD, 3);
    assertLabel(labels(far, 0, UP, new double[] {103, 108, 103, 108}), Label.BUY, 3);
    assertLabel(labels(far, 0, UP, DOWN), Label.SELL, 3);
  }

  @Test
  void a_barrier_nearer_than_the_floor_is_moved_there_and_the_horizon_grows_by_the_square() {
    // 8 % of 100 are 8, twice the range of 4: four times the horizon, 8 bars, up to bar 9
    LabelSeries labels =
        labels(TWO_BARS, 0.08, UP, DOWN, UP, DOWN, UP, DOWN, UP, new double[] {103, 108, 103, 104});
    assertLabel(labels, Label.BUY, 9);
    assertThat(labels.horizon(1)).isEqualTo(8);
    assertLabel(labels(TWO_BARS, 0.08, UP, DOWN, UP, DOWN, UP, DOWN, UP, DOWN), Label.HOLD, 9);
  }

  @Test
  void the_nearer_barrier_sets_the_horizon_and_the_farther_one_stays() {
    // a stop of 4 is moved to 6, a profit of 8 stays; (6 / 4)² × 2 = 4.5, rounded to 5 bars
    Labels.TripleBarrier far = new Labels.TripleBarrier(1, 2, 1, 2);
    LabelSeries labels = labels(far, 0.06, QUIET, UP, DOWN, new double[] {100, 107, 95, 100}, UP);
    assertThat(labels.horizon(1)).isEqualTo(5);
    assertLabel(labels, Label.HOLD, 6);
    assertLabel(labels(far, 0.06, QUIET, new double[] {100, 101, 94, 95}), Label.SELL, 3);
  }

  @Test
  void a_floor_that_does_not_bind_changes_nothing() {
    assertThat(labels(TWO_BARS, 0.04, QUIET, UP).horizon(1)).isEqualTo(2);
    assertLabel(labels(TWO_BARS, 0.04, QUIET, UP), Label.BUY, 3);
  }

  @Test
  void a_price_that_never_moves_waits_for_the_floor_without_end() {
    double[] flat = {100, 100, 100, 100};
    List<double[]> prices = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      prices.add(flat);
    }
    prices.add(new double[] {100, 101, 100, 101});
    LabelSeries labels = of(Candles.daily(prices), TWO_BARS, 0.01);
    assertLabel(labels, Label.BUY, 5_000);
    assertThat(labels.horizon(1)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void bars_without_an_average_true_range_have_no_label() {
    Labels.TripleBarrier usual = new Labels.TripleBarrier(14, 1.5, 1.5, 10);
    LabelSeries labels = of(Candles.walk(60, 0.01, 3), usual, 0);
    assertThat(labels.decided(13)).isFalse();
    assertThat(labels.decided(14)).isTrue();
    assertThat(labels.size()).isEqualTo(60);
  }

  private static void assertLabel(LabelSeries labels, Label label, int decidedAt) {
    assertThat(labels.label(1)).isEqualTo(label);
    assertThat(labels.decidedAt(1)).isEqualTo(decidedAt);
  }

  private static LabelSeries labels(Labels.TripleBarrier settings, double floor, double[]... next) {
    List<double[]> prices = new ArrayList<>(List.of(BEFORE, LABELLED));
    prices.addAll(List.of(next));
    return of(Candles.daily(prices), settings, floor);
  }

  private static LabelSeries of(BarSeries bars, Labels.TripleBarrier settings, double floor) {
    return TripleBarrierLabels.of(bars, settings, floor, ProgressMonitor.unwatched());
  }
}
