package ktrdr.training.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.market.Candles;
import ktrdr.strategy.Labels;
import org.junit.jupiter.api.Test;

class ForwardReturnLabelsTest {
  // opens 100, 100, 100, 100, 110, 100; closes 105, 100, 102, 98, 104, 110
  private static final BarSeries BARS =
      Candles.daily(
          List.of(
              new double[] {100, 110, 90, 105},
              new double[] {100, 110, 90, 100},
              new double[] {100, 110, 90, 102},
              new double[] {100, 110, 90, 98},
              new double[] {110, 112, 90, 104},
              new double[] {100, 110, 90, 110}));

  @Test
  void the_return_is_that_of_an_order_which_fills_at_the_next_open() {
    // +2 %, −2 %, +4 %, and for bar 3 from 110 to 110: 0 %
    assertThat(labels(new Labels.ForwardReturn(2, 0.02, -0.02), 0))
        .containsExactly(Label.BUY, Label.SELL, Label.BUY, Label.HOLD, null, null);
  }

  @Test
  void between_the_thresholds_it_is_held() {
    assertThat(labels(new Labels.ForwardReturn(2, 0.03, -0.021), 0))
        .containsExactly(Label.HOLD, Label.HOLD, Label.BUY, Label.HOLD, null, null);
  }

  @Test
  void the_bar_at_the_horizon_decides() {
    LabelSeries labels = new ForwardReturnLabels(BARS, new Labels.ForwardReturn(2, 0.02, -0.02), 0);
    assertThat(IntStream.range(0, 6).map(labels::decidedAt))
        .containsExactly(2, 3, 4, 5, LabelSeries.UNDECIDED, LabelSeries.UNDECIDED);
  }

  @Test
  void a_threshold_nearer_than_the_floor_is_moved_there_and_the_horizon_grows_by_the_square() {
    // the floor is twice the nearer threshold: 4 bars instead of 1; +4 % is enough, +10 % too
    Labels.ForwardReturn near = new Labels.ForwardReturn(1, 0.02, -0.03);
    LabelSeries labels = new ForwardReturnLabels(BARS, near, 0.04);
    assertThat(labels.horizon(0)).isEqualTo(4);
    assertThat(labels(near, 0.04)).containsExactly(Label.BUY, Label.BUY, null, null, null, null);
    assertThat(labels(near, 0.041)[0]).isEqualTo(Label.HOLD);
  }

  private static Label[] labels(Labels.ForwardReturn settings, double floor) {
    LabelSeries labels = new ForwardReturnLabels(BARS, settings, floor);
    return IntStream.range(0, labels.size()).mapToObj(labels::label).toArray(Label[]::new);
  }
}
