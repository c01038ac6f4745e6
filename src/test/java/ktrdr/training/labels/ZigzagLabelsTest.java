package ktrdr.training.labels;

import static ktrdr.training.labels.Label.BUY;
import static ktrdr.training.labels.Label.HOLD;
import static ktrdr.training.labels.Label.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.market.Closes;
import ktrdr.strategy.Labels;
import ktrdr.training.Trainings;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class ZigzagLabelsTest {
  private static final double[] UP_DOWN_UP = {100, 95, 100, 110, 115, 120, 105, 90, 92, 101, 104};

  @Test
  void a_bar_is_bought_while_ten_percent_are_left_to_the_high_and_sold_on_the_way_to_the_low() {
    assertThat(labels(zigzag(UP_DOWN_UP)))
        .containsExactly(HOLD, BUY, BUY, HOLD, HOLD, SELL, SELL, null, null, null, null);
  }

  @Test
  void a_label_is_decided_by_the_bar_that_confirms_the_end_of_its_segment() {
    // 110 ≥ 95 × 1.1 confirms the low; 105 ≤ 120 × 0.9 the high; 101 ≥ 90 × 1.1 the next low
    assertThat(decidedAt(zigzag(UP_DOWN_UP)))
        .startsWith(3, 6, 6, 6, 6, 9, 9)
        .endsWith(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Test
  void with_a_lookahead_of_two_bars_what_is_decided_later_is_held_and_known_two_bars_later() {
    ZigzagLabels labels = of(Closes.daily(UP_DOWN_UP), Optional.of(2));
    assertThat(labels(labels))
        .containsExactly(HOLD, HOLD, HOLD, HOLD, HOLD, HOLD, HOLD, HOLD, HOLD, null, null);
    assertThat(decidedAt(labels)).startsWith(2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void with_a_lookahead_of_four_bars_only_what_is_decided_in_time_is_bought_or_sold() {
    assertThat(labels(of(Closes.daily(UP_DOWN_UP), Optional.of(4))))
        .containsExactly(HOLD, HOLD, BUY, HOLD, HOLD, SELL, SELL, null, null, null, null)
        .as("bar 1 would be decided at bar 6");
  }

  @Test
  void the_earliest_of_equal_highs_is_the_pivot() {
    assertThat(labels(zigzag(100, 120, 120, 100, 130)))
        .containsExactly(BUY, SELL, SELL, null, null);
  }

  @Test
  void no_bar_is_labelled_before_the_first_pivot_is_confirmed() {
    assertThat(labels(zigzag(100, 101, 99, 102))).containsOnlyNulls();
  }

  @Test
  void a_label_that_was_decided_never_changes_when_more_bars_come() {
    BarSeries all = Trainings.BARS.upTo(400);
    ZigzagLabels known = of(all, Optional.empty());
    for (int last = 0; last < all.size(); last += 7) {
      ZigzagLabels then = of(all.upTo(last), Optional.empty());
      for (int bar = 0; bar <= last; bar++) {
        assertThat(then.decided(bar)).isEqualTo(known.decidedAt(bar) <= last);
        assertThat(then.decided(bar) ? then.label(bar) : known.label(bar))
            .isEqualTo(known.label(bar));
      }
    }
  }

  private static ZigzagLabels zigzag(double... closes) {
    return of(Closes.daily(closes), Optional.empty());
  }

  private static ZigzagLabels of(BarSeries bars, Optional<Integer> lookahead) {
    return ZigzagLabels.of(bars, new Labels.Zigzag(0.1, lookahead), ProgressMonitor.unwatched());
  }

  private static Label[] labels(ZigzagLabels labels) {
    return IntStream.range(0, labels.size()).mapToObj(labels::label).toArray(Label[]::new);
  }

  private static int[] decidedAt(ZigzagLabels labels) {
    return IntStream.range(0, labels.size()).map(labels::decidedAt).toArray();
  }
}
